package safecity.notification;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * Something that somebody is told about a task.
 *
 * @param title       what tells the task from others of its name: programme, contract, round; null for none
 * @param departments candidate groups of the task, with commas between; null where it is about no task
 * @param daysLeft    working days until {@code dueOn}; 0 on the day, negative when it is late
 * @param legalPeriod key of the period of the law that ends there; null for an internal term
 * @param author      who mentioned the recipient, or had the task before; null for a notice about a term
 * @param endedAt     when the task was done or went away; null while it is open
 */
record Notice(
        long id,
        String recipient,
        String municipality,
        Kind kind,
        String taskId,
        @Nullable String projectKey,
        String process,
        String element,
        String taskName,
        @Nullable String title,
        @Nullable String departments,
        @Nullable LocalDate dueOn,
        @Nullable Integer daysLeft,
        @Nullable String legalPeriod,
        @Nullable String author,
        @Nullable String said,
        MailPurpose mail,
        @Nullable OffsetDateTime createdAt,
        @Nullable OffsetDateTime readAt,
        @Nullable OffsetDateTime endedAt) {

    enum Kind {
        REMINDER,
        DUE,
        OVERDUE,
        ESCALATED,
        /** The project waits for it in another department: told to the department in charge of the project. */
        BLOCKING,
        MENTION,
        /** By a transfer: the recipient has the task, or nobody has. */
        RECEIVED,
        RETURNED,
        /** About a post: an absence or a transfer, named by {@code taskId}; {@code element} is what happened. */
        POST,
        /** About a fact that was corrected: {@code taskId} is the address of its page, {@code element} what was decided. */
        CORRECTED,
        /** About the room of released documents: {@code taskId} is its address, {@code element} what happened. */
        ROOM,
        /** About a procedure that was held up, goes on or is tried again: {@code taskId} is its address, {@code element} the act. */
        STEERED
    }

    boolean isLegal() {
        return legalPeriod != null;
    }
}
