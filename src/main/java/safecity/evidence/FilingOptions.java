package safecity.evidence;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody who files a document chooses from.
 *
 * @param files     whether the reader may file at all
 * @param demanded  papers that the task may ask for; empty without a task
 * @param papers    names of papers that typically prove a criterion
 * @param ownerOf   the department that answers when none is chosen; null for a reader of none
 * @param largestMb size up to which a file is taken
 */
record FilingOptions(
        String projectKey,
        boolean files,
        List<Demanded> demanded,
        List<String> papers,
        List<Option> criteria,
        List<Option> programmes,
        List<Option> owners,
        @Nullable String ownerOf,
        List<Option> publications,
        List<Option> retentions,
        long largestMb) {

    record Demanded(String name, boolean filed) {}

    record Option(String value, String text) {}
}
