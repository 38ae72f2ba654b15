package safecity.transfer;

import java.time.LocalDate;
import java.time.OffsetDateTime;

/**
 * Somebody leaves a post.
 *
 * @param post       group of the post; null for every post that the person has
 * @param successor  who is to take over; null for the departments
 * @param day        first day on which the person no longer holds it
 * @param receivedBy who took over in the end: null until it is done, and where the departments did
 */
record Transfer(
        long id,
        String municipality,
        String account,
        String post,
        String successor,
        LocalDate day,
        String registeredBy,
        OffsetDateTime registeredAt,
        String withdrawnBy,
        OffsetDateTime withdrawnAt,
        OffsetDateTime doneAt,
        String receivedBy) {

    enum State {
        OPEN,
        DONE,
        WITHDRAWN
    }

    State state() {
        return withdrawnAt != null ? State.WITHDRAWN : doneAt != null ? State.DONE : State.OPEN;
    }

    boolean isOpen() {
        return state() == State.OPEN;
    }
}
