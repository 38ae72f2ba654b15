package safecity.casefile;

import java.util.List;

/**
 * What a decision is about.
 *
 * @param recent    what was entered since the last decision of the case, oldest first; a step that was done again stands in
 *                  its last version, with what stood there before
 * @param earlier   what the decisions before were about
 * @param documents papers on file with the steps of {@code recent}
 */
public record CaseContent(List<EnteredStep> recent, List<EnteredStep> earlier, List<CaseDocument> documents) {

    public boolean isEmpty() {
        return recent.isEmpty() && documents.isEmpty();
    }
}
