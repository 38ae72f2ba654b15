package safecity.correction;

import java.util.List;

/**
 * A value of a fact that may have been recorded wrongly.
 *
 * @param item      names it within its project, such as {@code award/C1/amount}
 * @param label     its name is the message {@code correction.item.<label>}
 * @param labelArgs of that message
 * @param value     what counts now: text, an ISO day, won, a decimal, a code
 * @param choices   the codes of which one may be chosen; each is the message {@code fact.code.<code>}
 */
public record Correctable(
        String item, String label, List<String> labelArgs, Type type, String value, List<String> choices) {

    /** What kind of value it is. */
    public enum Type {
        TEXT,
        DAY,
        WON,
        NUMBER,
        CHOICE
    }

    public static Correctable text(String item, String label, String value) {
        return new Correctable(item, label, List.of(), Type.TEXT, value, List.of());
    }

    public static Correctable won(String item, String label, long value) {
        return new Correctable(item, label, List.of(), Type.WON, Long.toString(value), List.of());
    }

    public static Correctable choice(String item, String label, String value, List<String> choices) {
        return new Correctable(item, label, List.of(), Type.CHOICE, value, choices);
    }
}
