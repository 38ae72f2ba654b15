package safecity.history;

import java.util.Collection;

/**
 * What somebody may read.
 *
 * @param projects       keys
 * @param municipalities ids of those whose entries that are about no project are theirs to read
 */
record HistoryScope(Collection<String> projects, Collection<String> municipalities) {}
