package safecity.engine.forms;

import org.jspecify.annotations.Nullable;
import safecity.refusal.Refusal;

/** What somebody typed into one of our own pages, held to the same rules as a text of a form. */
public final class PlainText {

    private PlainText() {}

    /**
     * One line, composed (NFC) and stripped; null for nothing.
     *
     * @throws Refusal {@code text.tooLong}, {@code text.illegible} with the field
     */
    public static @Nullable String line(String field, @Nullable String text, int most) {
        return of(field, text, most, false);
    }

    /** As {@link #line}, with line breaks. */
    public static @Nullable String lines(String field, @Nullable String text, int most) {
        return of(field, text, most, true);
    }

    /** @throws Refusal {@code text.missing} also for nothing */
    public static String required(String field, @Nullable String text) {
        if (text == null) {
            throw Refusal.of("text.missing").field(field).rule("form.required");
        }
        return text;
    }

    private static @Nullable String of(String field, @Nullable String text, int most, boolean lines) {
        if (text == null || text.isBlank()) {
            return null;
        }
        if (text.length() > 4 * most) {
            throw Refusal.of("text.tooLong", most).field(field);
        }
        String composed = TextRules.composed(text).strip();
        if (!TextRules.isLegible(composed, lines)) {
            throw Refusal.of("text.illegible").field(field);
        }
        if (composed.codePointCount(0, composed.length()) > most) {
            throw Refusal.of("text.tooLong", most).field(field);
        }
        return composed;
    }
}
