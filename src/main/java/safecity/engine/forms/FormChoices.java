package safecity.engine.forms;

import java.util.List;

/**
 * What a field offers that names something which a person shouldn't have to spell, such as a project. A form names the choice
 * by the property {@code choices} of a field of text; it goes out as a choice. Whoever keeps those things answers.
 */
public interface FormChoices {

    /** Property of a field, and of its choices the one whose things stand in it when the form opens. */
    String PROPERTY = "choices";

    record Choice(String value, String label) {}

    /**
     * @param name     what the form calls the choice
     * @param account  id of whoever opens the form
     * @param language {@code ko} or {@code en}
     * @return null where that choice is another's to answer
     */
    @org.jspecify.annotations.Nullable
    List<Choice> of(String name, String account, String language);
}
