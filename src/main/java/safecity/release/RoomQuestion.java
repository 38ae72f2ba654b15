package safecity.release;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import safecity.language.ReaderLanguage;

/**
 * A question that somebody who assesses a project asked in its room, with what was answered.
 *
 * @param item     id of the released document that it is about; null for the room as a whole
 * @param subject  what that document is called; null for the room as a whole
 * @param language {@code ko} or {@code en}: in which the page was read when it was asked
 */
record RoomQuestion(
        long id,
        @Nullable Long item,
        @Nullable String subject,
        String language,
        String asked,
        OffsetDateTime askedAt,
        String askedBy,
        List<Answer> answers) {

    record Answer(String bodyKo, @Nullable String bodyEn, OffsetDateTime answeredAt, String answeredBy) {

        public String body(Locale locale) {
            return ReaderLanguage.isEnglish(locale) && bodyEn != null ? bodyEn : bodyKo;
        }

        /** In which language {@link #body} is. */
        public String language(Locale locale) {
            return ReaderLanguage.isEnglish(locale) && bodyEn != null ? "en" : "ko";
        }
    }

    public boolean isOpen() {
        return answers.isEmpty();
    }
}
