package safecity.release;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import safecity.language.ReaderLanguage;

/**
 * Something that can be released, as it stands now.
 *
 * @param kind      {@code application}, {@code report}, {@code answer}, {@code timetable} or {@code evidence}
 * @param ref       names it within its project and kind
 * @param version   from 1; whoever changes the thing raises it
 * @param criterion number of the criterion that it is about; null for none
 * @param passages  its text; none for a file
 */
public record Releasable(
        String kind,
        String ref,
        int version,
        @Nullable String criterion,
        String titleKo,
        String titleEn,
        List<Passage> passages) {

    /** A part of a text; of its two languages one may be missing. */
    public record Passage(
            String headingKo,
            String headingEn,
            @Nullable String bodyKo,
            @Nullable String bodyEn) {

        /** The same in both languages, such as what a person wrote; null when there is nothing. */
        public static @Nullable Passage of(String headingKo, String headingEn, @Nullable String body) {
            return body == null || body.isBlank() ? null : new Passage(headingKo, headingEn, body, null);
        }

        public String heading(Locale locale) {
            return ReaderLanguage.choose(locale, headingKo, headingEn);
        }

        /** In the reader's language, or in the other one when it was written in that only. */
        public String body(Locale locale) {
            String first = ReaderLanguage.isEnglish(locale) ? bodyEn : bodyKo;
            String second = ReaderLanguage.isEnglish(locale) ? bodyKo : bodyEn;
            return first != null ? first : second == null ? "" : second;
        }

        /** In which language {@link #body} is. */
        public String language(Locale locale) {
            boolean own = (ReaderLanguage.isEnglish(locale) ? bodyEn : bodyKo) != null;
            return own == ReaderLanguage.isEnglish(locale) ? "en" : "ko";
        }
    }

    public String title(Locale locale) {
        return ReaderLanguage.choose(locale, titleKo, titleEn);
    }

    ReleaseSource.Piece piece() {
        return new ReleaseSource.Piece(kind, ref, version);
    }

    /** {@code evidence/42}. */
    public String name() {
        return kind + "/" + ref;
    }
}
