package safecity.node;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import safecity.node.OperationsPageController.Part;

/** Says for people what a part of the node says for programs: its name, what it tells, and bytes in a unit that is read. */
@Component
class OperationsWords {

    private static final Set<String> BYTES = Set.of("total", "free", "threshold", "size");
    private static final Set<String> YES_OR_NO = Set.of("true", "false");
    private static final String[] UNITS = {"B", "KB", "MB", "GB", "TB"};
    private static final int STEP = 1024;

    private final MessageSource messages;

    OperationsWords(MessageSource messages) {
        this.messages = messages;
    }

    Part of(Part part, Locale locale) {
        Map<String, String> details = new LinkedHashMap<>();
        part.details()
                .forEach((name, value) -> details.put(
                        say("operations.detail." + name, name, locale),
                        BYTES.contains(name) ? bytes(value) : word(value, locale)));
        return new Part(say("operations.name." + part.name(), part.name(), locale), part.status(), details);
    }

    private String word(String value, Locale locale) {
        return YES_OR_NO.contains(value) ? say("operations.value." + value, value, locale) : value;
    }

    /** {@code 1610612736} as {@code 1.5 GB}; what is no whole number of bytes stays. */
    static String bytes(String value) {
        if (!value.matches("\\d{1,18}")) {
            return value;
        }
        double left = Long.parseLong(value);
        int unit = 0;
        while (left >= STEP && unit < UNITS.length - 1) {
            left /= STEP;
            unit++;
        }
        String number = unit == 0 || left >= 100 ? "%,.0f" : "%.1f";
        return String.format(Locale.ROOT, number, left) + " " + UNITS[unit];
    }

    private String say(String key, String otherwise, Locale locale) {
        return Objects.requireNonNullElse(messages.getMessage(key, null, otherwise, locale), otherwise);
    }
}
