package safecity.release;

import org.jspecify.annotations.Nullable;

/**
 * Something happened in the room of a project, in the transaction in which it does; the other side is to know.
 *
 * @param question the question's id; 0 for a release
 * @param asker    who asked what was answered; null for the others
 * @param actor    who did it
 * @param said     the reason of a release, a question, or the answer in the language of the question
 */
public record RoomNotice(
        String projectKey,
        What what,
        long question,
        @Nullable String asker,
        String actor,
        String said) {

    public enum What {
        /** To those who assess the project. */
        RELEASED,
        /** To the department in charge. */
        ASKED,
        /** To who asked. */
        ANSWERED
    }
}
