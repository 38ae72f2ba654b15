package safecity.engine.time;

/** Something that sets the clock before the engine starts, so that not one record carries another time. */
public interface ClockInitializer {

    void setClock(EngineClock clock);
}
