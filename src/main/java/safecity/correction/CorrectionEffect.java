package safecity.correction;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What follows from a correction.
 *
 * @param item  what gets another value with it, as {@link Correctable#item}; null where nothing is stored anew
 * @param value of that item; null with it
 * @param label the message {@code correction.effect.<label>}
 * @param args  of that message
 */
public record CorrectionEffect(
        @Nullable String item, @Nullable String value, String label, List<String> args) {

    /** Something to know before it is sent. */
    public static CorrectionEffect told(String label, String... args) {
        return new CorrectionEffect(null, null, label, List.of(args));
    }

    /** The same, with one more thing that the message names. */
    public CorrectionEffect with(String arg) {
        return new CorrectionEffect(
                item, value, label, Stream.concat(args.stream(), Stream.of(arg)).toList());
    }

    /** Another value that follows: told with what it was and what it becomes. */
    public static CorrectionEffect sets(String item, String label, String before, String after) {
        return new CorrectionEffect(item, after, label, List.of(before, after));
    }
}
