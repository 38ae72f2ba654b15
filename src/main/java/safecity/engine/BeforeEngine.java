package safecity.engine;

/** Something that sets the clock before the engine starts, so that not one record carries another time. */
public interface BeforeEngine {

    void setClock(EngineClock clock);
}
