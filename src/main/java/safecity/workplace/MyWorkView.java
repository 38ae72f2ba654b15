package safecity.workplace;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of what somebody took part in, in their language.
 *
 * @param total at most what can be paged; {@code more} tells that there are more
 */
record MyWorkView(List<Item> items, int page, int size, int total, boolean more) {

    /**
     * @param title    what tells it from others of its name; may be null
     * @param project  key of the project; {@code projectTitle} is null where there is none of this key
     * @param by       name of whoever took it; null where nobody did
     * @param state    open, done or cancelled
     * @param decision how it was decided; null where its form asks for no decision or none was made
     * @param document whether it was a step in the approval of a document
     */
    record Item(
            String task,
            String name,
            String process,
            @Nullable String title,
            @Nullable String project,
            @Nullable String projectTitle,
            List<String> departments,
            @Nullable String by,
            boolean own,
            @Nullable Instant created,
            @Nullable Instant taken,
            @Nullable Instant ended,
            @Nullable Instant due,
            State state,
            boolean late,
            @Nullable String decision,
            @Nullable String comment,
            String instance,
            boolean document) {}

    enum State {
        OPEN,
        DONE,
        CANCELLED
    }

    @JsonIgnore
    public boolean isFirst() {
        return page == 0;
    }

    @JsonIgnore
    public boolean isLast() {
        return (page + 1) * size >= total;
    }
}
