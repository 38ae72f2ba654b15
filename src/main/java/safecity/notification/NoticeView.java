package safecity.notification;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A notice as its recipient reads it.
 *
 * @param where   departments, programme or contract, and project, for people; null where none is known
 * @param reason  why the reader is told: {@code own}, {@code waiting}, {@code mention}, {@code room} or {@code post}
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
        @Nullable String where,
        String reason,
        @Nullable LocalDate dueOn,
        boolean legal,
        @Nullable String article,
        boolean late,
        boolean open,
        boolean unread,
        @Nullable OffsetDateTime at) {

    static final List<String> REASONS = List.of("own", "waiting", "mention", "room", "post");

    /** Where one goes on from it, from the root of the product: a page for whoever was told, and no sign that a sign-in loses. */
    public String address() {
        if (kind.equals("CORRECTED") || kind.equals("ROOM") || kind.equals("STEERED")) {
            return task;
        }
        if (!kind.equals("POST")) {
            return "tasks/" + task + (kind.equals("MENTION") ? "?reply" : "");
        }
        return task.startsWith("transfer/") ? "transfers/" + task.substring("transfer/".length()) : "absences";
    }

    record Page(int page, int size, int total, int unread, List<NoticeView> items) {

        public List<Group> groups() {
            return NoticeView.grouped(items);
        }
    }

    /** Those of one reason; of several about one task and kind of matter the newest, and how many came before it. */
    record Group(String reason, List<Told> told) {}

    record Told(NoticeView notice, int earlier) {}

    /** Their own work first, then what others keep waiting, then what people said; each in the order in which it came. */
    static List<Group> grouped(List<NoticeView> notices) {
        return REASONS.stream()
                .map(reason -> new Group(
                        reason,
                        told(notices.stream()
                                .filter(notice -> notice.reason().equals(reason))
                                .toList())))
                .filter(group -> !group.told().isEmpty())
                .toList();
    }

    private static List<Told> told(List<NoticeView> notices) {
        Map<String, List<NoticeView>> byTask = new LinkedHashMap<>();
        notices.forEach(notice -> byTask.computeIfAbsent(
                        notice.isSaid() ? notice.kind() + notice.id() : notice.task(), any -> new ArrayList<>())
                .add(notice));
        return byTask.values().stream()
                .map(of -> new Told(
                        of.stream()
                                .max(Comparator.comparingLong(NoticeView::id))
                                .orElseThrow(),
                        of.size() - 1))
                .toList();
    }

    /** What a person wrote or did stands by itself; terms of one task follow one another. */
    private boolean isSaid() {
        return reason.equals("mention") || reason.equals("room") || reason.equals("post");
    }
}
