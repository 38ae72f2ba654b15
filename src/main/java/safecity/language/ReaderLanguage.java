package safecity.language;

import java.util.Locale;

/** Which of the product's two languages somebody reads: English where it is asked for, Korean for everybody else. */
public final class ReaderLanguage {

    private ReaderLanguage() {}

    public static boolean isEnglish(Locale locale) {
        return Locale.ENGLISH.getLanguage().equals(locale.getLanguage());
    }

    /** The one of two texts that the reader reads. */
    public static String choose(Locale locale, String korean, String english) {
        return isEnglish(locale) ? english : korean;
    }
}
