package safecity.research;

import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Money, days and codes as the forms show them. */
final class KoreanFormat {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy. M. d.");

    private KoreanFormat() {}

    /** {@code 93,000,000원}. */
    static String won(long amount) {
        return NumberFormat.getIntegerInstance(Locale.KOREA).format(amount) + "원";
    }

    /** {@code 2023. 2. 1.}. */
    static String day(LocalDate day) {
        return DAY.format(day);
    }

    static String method(String method) {
        return switch (method) {
            case "single-quotation" -> "수의계약(1인 견적)";
            case "two-quotations" -> "수의계약(2인 이상 견적)";
            case "negotiation" -> "협상에 의한 계약";
            default -> throw new IllegalArgumentException("contract-method knows no method " + method);
        };
    }

    static boolean blank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    static @Nullable String orNull(@Nullable String text) {
        return text == null || blank(text) ? null : text.strip();
    }
}
