package safecity.evidence;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;

/** Where the bytes are: in the database by default. A content has its SHA-256 for a name and never changes. */
interface ContentStore {

    /** As {@code evidence_content.place} names it. */
    String place();

    /** Keeps the bytes of a file; a content that is there already stays as it is. */
    void keep(String sha256, Path file, long size) throws IOException;

    /** @throws IOException also when there is no such content */
    void copy(String sha256, OutputStream to) throws IOException;
}
