package safecity.notation;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import safecity.language.ReaderLanguage;

/** An amount as people say it: {@code 9천3백만 원}, {@code 4억 9백만 원}, {@code 123만 4,567원}, {@code 93 million}. */
final class WonInWords {

    private static final String[] MYRIADS = {"", "만", "억", "조", "경"};
    private static final long MYRIAD = 10_000;
    private static final long MILLION = 1_000_000;
    private static final long BILLION = 1_000_000_000;

    private WonInWords() {}

    /** @param won not negative */
    static String of(long won, Locale reader) {
        return ReaderLanguage.isEnglish(reader) ? english(won) : korean(won);
    }

    private static String english(long won) {
        NumberFormat figure = NumberFormat.getInstance(Locale.ENGLISH);
        figure.setMaximumFractionDigits(9);
        BigDecimal amount = BigDecimal.valueOf(won);
        if (won >= BILLION) {
            return figure.format(amount.movePointLeft(9)) + " billion";
        }
        return won >= MILLION ? figure.format(amount.movePointLeft(6)) + " million" : figure.format(amount);
    }

    private static String korean(long won) {
        List<String> parts = new ArrayList<>();
        long rest = won;
        for (int place = 0; rest > 0 && place < MYRIADS.length; place++) {
            long section = rest % MYRIAD;
            if (section > 0) {
                parts.add(0, section(section, place) + MYRIADS[place]);
            }
            rest /= MYRIAD;
        }
        boolean endsInDigits = won % MYRIAD != 0 || won == 0;
        return (parts.isEmpty() ? "0" : String.join(" ", parts)) + (endsInDigits ? "원" : " 원");
    }

    /** Hundreds and thousands are said as such; an odd figure is easier to read in digits. */
    private static String section(long section, int place) {
        if (place == 0 || section % 100 != 0) {
            return NumberFormat.getIntegerInstance(Locale.KOREAN).format(section);
        }
        long thousands = section / 1000;
        long hundreds = section % 1000 / 100;
        return (thousands > 0 ? thousands + "천" : "") + (hundreds > 0 ? hundreds + "백" : "");
    }
}
