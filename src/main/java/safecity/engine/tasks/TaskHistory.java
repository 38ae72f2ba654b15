package safecity.engine.tasks;

import java.util.List;
import org.jspecify.annotations.Nullable;
import safecity.engine.identity.Account;

/** Reads what a person and their departments took part in, ended tasks included. */
public interface TaskHistory {

    /** Beyond this many nothing is counted or paged: whoever looks further has to narrow the search. */
    int MOST = 10_000;

    /** Whose tasks: those the person took, those of their departments, or both. */
    enum Whose {
        BOTH,
        MINE,
        DEPARTMENT
    }

    enum State {
        ANY,
        OPEN,
        ENDED,
        LATE
    }

    /**
     * @param text     part of a name, a title or a project key; null or empty for everything
     * @param projects keys of projects that the text means by their title
     * @param elements ids of user tasks that the text means by their name in another language
     * @param project  key of the one project; null for all
     */
    record Search(
            Whose whose,
            State state,
            @Nullable String text,
            List<String> projects,
            List<String> elements,
            @Nullable String project) {}

    /** @param total at most {@link #MOST}; {@code more} tells that there are more */
    record Page(List<PastTask> items, int total, boolean more) {}

    /**
     * A part of the tasks of a person's own municipality that they or a group of theirs took part in, the latest first.
     *
     * @param page from 0; nothing lies beyond {@link #MOST}
     */
    Page of(Account person, Search search, int page, int size);
}
