package safecity.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/** Where the bytes are: in the database by default. A content has its SHA-256 for a name and never changes. */
interface ContentStore {

    /** As {@code evidence_content.place} names it. */
    String place();

    /** Whether the bytes are kept by another system: then before the transaction of the row about them, not in it. */
    default boolean isElsewhere() {
        return false;
    }

    /**
     * Keeps the bytes of a file; what lies there under the same SHA-256 already is the same.
     *
     * @throws safecity.refusal.Refusal {@code evidence.storeAway}
     */
    void keep(String sha256, Path file, long size) throws IOException;

    /**
     * The bytes from the first one on; to be closed.
     *
     * @throws IOException              when there is no such content
     * @throws safecity.refusal.Refusal {@code evidence.storeAway}: it may well be there
     */
    InputStream open(String sha256) throws IOException;
}
