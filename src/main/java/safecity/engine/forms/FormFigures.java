package safecity.engine.forms;

import java.util.Map;

/** Figures that forms name instead of repeating them: {@code ${period.inspection}}. */
public interface FormFigures {

    /** Whole numbers by the name that forms give them. */
    Map<String, Integer> byName();
}
