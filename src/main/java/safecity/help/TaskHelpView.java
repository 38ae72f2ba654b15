package safecity.help;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Help with a task, in the reader's language; the articles keep the names under which the law site has them.
 *
 * @param what      what to do and by which rule
 * @param laws      the articles that it cites
 * @param before    who was asked before, the latest last
 * @param here      the task itself
 * @param after     who can be asked next
 * @param templates what can be downloaded for it
 */
record TaskHelpView(
        String procedure,
        String what,
        List<LawLinks.Link> laws,
        List<Step> before,
        Step here,
        List<Step> after,
        List<Download> templates) {

    /**
     * @param department names of the departments; null where it is decided on the way
     * @param procedure  name of another procedure than the task's own, else null
     * @param endedAt    null for what isn't done
     * @param when       names of the ways that lead there
     */
    record Step(
            String task,
            @Nullable String department,
            @Nullable String procedure,
            @Nullable Instant endedAt,
            List<String> when) {}

    record Download(String id, String name) {}
}
