package safecity.casefile;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a decision is about.
 *
 * @param recent    what was entered since the last decision of the case, oldest first; a step that was done again stands in
 *                  its last version, with what stood there before
 * @param earlier   what the decisions before were about
 * @param documents papers on file with the steps of {@code recent}
 * @param enclosed  address of the page that shows what else the case is about; null for nothing else
 */
public record CaseContent(
        List<EnteredStep> recent,
        List<EnteredStep> earlier,
        List<CaseDocument> documents,
        @Nullable String enclosed) {

    public CaseContent(List<EnteredStep> recent, List<EnteredStep> earlier, List<CaseDocument> documents) {
        this(recent, earlier, documents, null);
    }

    public CaseContent enclosing(@Nullable String page) {
        return new CaseContent(recent, earlier, documents, page);
    }

    public boolean isEmpty() {
        return recent.isEmpty() && documents.isEmpty();
    }
}
