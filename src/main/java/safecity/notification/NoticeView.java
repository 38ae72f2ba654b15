package safecity.notification;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A notice as its recipient reads it.
 *
 * @param article the article of the law whose period ends; null for an internal term
 * @param late    whether the term had passed
 * @param open    whether the task still waits
 */
record NoticeView(
        long id,
        String kind,
        String sentence,
        String task,
        String taskName,
        String process,
        @Nullable String project,
        @Nullable LocalDate dueOn,
        boolean legal,
        @Nullable String article,
        boolean late,
        boolean open,
        boolean unread,
        @Nullable OffsetDateTime at) {

    /** Where one goes on from it, from the root of the product. */
    public String address() {
        if (kind.equals("CORRECTED")) {
            return task;
        }
        if (!kind.equals("POST")) {
            return "camunda/app/tasklist/default/#/?task=" + task;
        }
        return task.startsWith("transfer/") ? "transfers/" + task.substring("transfer/".length()) : "absences";
    }

    record Page(int page, int size, int total, int unread, List<NoticeView> items) {}
}
