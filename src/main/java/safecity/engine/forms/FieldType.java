package safecity.engine.forms;

import java.util.Optional;

/** The kinds of component that carry a value. Others show something, or can't be submitted by Tasklist at all. */
enum FieldType {
    LINE,
    TEXT,
    NUMBER,
    CHECKBOX,
    CHOICE,
    CHOICES,
    DATE,
    TIME,
    DATE_TIME,
    COMPUTED;

    static Optional<FieldType> of(String type, String subtype) {
        return Optional.ofNullable(
                switch (type) {
                    case "textfield" -> LINE;
                    case "textarea" -> TEXT;
                    case "number" -> NUMBER;
                    case "checkbox" -> CHECKBOX;
                    case "select", "radio" -> CHOICE;
                    case "checklist", "taglist" -> CHOICES;
                    case "datetime" ->
                        switch (subtype) {
                            case "time" -> TIME;
                            case "datetime" -> DATE_TIME;
                            default -> DATE;
                        };
                    case "expression" -> COMPUTED;
                    default -> null;
                });
    }
}
