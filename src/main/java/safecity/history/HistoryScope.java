package safecity.history;

import java.util.Collection;
import java.util.Map;

/**
 * What somebody may read.
 *
 * @param projects       keys
 * @param municipalities ids of those whose entries that are about no project are theirs to read
 * @param account        whose scope it is
 * @param oversees       reads what is said on open tasks; {@code audits} also what everybody had bound
 * @param hiddenEvidence ids of pieces that are kept from them
 */
record HistoryScope(
        Collection<String> projects,
        Collection<String> municipalities,
        String account,
        boolean oversees,
        boolean audits,
        Collection<Long> hiddenEvidence) {

    /** For the conditions of the branches. */
    Map<String, Object> values() {
        return Map.of(
                "projects",
                projects.toArray(String[]::new),
                "municipalities",
                municipalities.toArray(String[]::new),
                "reader",
                account,
                "oversees",
                oversees,
                "audits",
                audits,
                "hidden",
                hiddenEvidence.toArray(Long[]::new));
    }
}
