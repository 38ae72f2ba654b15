package safecity.pages;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;
import safecity.refusal.Refusal;

/** What an address asks, as it was typed: nothing where it is blank, and one of several where it names a choice. */
public final class AskedText {

    private AskedText() {}

    /** Null for nothing. */
    public static @Nullable String of(@Nullable String typed) {
        return typed == null || typed.isBlank()
                ? null
                : typed.replace("\u0000", "").strip();
    }

    /**
     * Null for nothing.
     *
     * @throws Refusal {@code work.choice} about the field
     */
    public static <E extends Enum<E>> @Nullable E choice(Class<E> choices, @Nullable String typed, String field) {
        String text = of(typed);
        if (text == null) {
            return null;
        }
        try {
            return Enum.valueOf(choices, text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw Refusal.of("work.choice", field).field(field);
        }
    }

    /** What is asked as a query string, in the order of the names; what is blank is left out, each value is escaped. */
    public static String query(Map<String, ? extends @Nullable String> asked) {
        UriComponentsBuilder query = UriComponentsBuilder.newInstance();
        Map<String, String> values = new HashMap<>();
        asked.forEach((name, value) -> {
            if (value != null && !value.isBlank()) {
                query.queryParam(name, "{" + name + "}");
                values.put(name, value);
            }
        });
        return query.uriVariables(new HashMap<>(values)).encode().build().toUriString();
    }
}
