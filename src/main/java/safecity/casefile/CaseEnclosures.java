package safecity.casefile;

import java.util.List;
import org.jspecify.annotations.Nullable;
import safecity.engine.submission.StepEntered.Caller;

/** Papers that a decision is about though they were filed elsewhere, such as those of a release; whoever chose them answers. */
public interface CaseEnclosures {

    /**
     * @param path the task's instance, the one that called it, and so on
     * @return none where the case is another's
     */
    List<CaseDocument> of(List<Caller> path, String project);

    /** Address of the page that shows them all, below the application's root; null for another's case. */
    @Nullable
    String page(String process, String project);
}
