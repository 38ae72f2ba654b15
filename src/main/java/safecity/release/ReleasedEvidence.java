package safecity.release;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import safecity.engine.identity.Account;
import safecity.project.Project;

/** What the room asks of the capability that keeps the files. */
public interface ReleasedEvidence {

    /**
     * The criteria of the project's scheme, in their order, with what of these pieces proves them.
     *
     * @param ids of pieces of evidence
     */
    List<CriterionProof> proofs(Project project, Collection<Long> ids, Locale locale);

    /** Names of the files, by piece. */
    Map<ReleaseSource.Piece, String> fileNames(String projectKey, Collection<ReleaseSource.Piece> pieces);

    /**
     * The pieces of a project that are kept from one of the house, released or not: closed to the public (비공개), they are for the
     * department that owns them and for the one that leads the project.
     *
     * @return ids, as {@link Releasable#ref} has them
     */
    Set<String> hidden(Project project, Account reader);

    /** Sends a version of a piece, to be shown or to be kept, whatever has become of the piece since. */
    void send(long id, int version, boolean preview, HttpServletResponse response) throws IOException;

    /** @param others pieces for the criterion that are none of its typical papers */
    record CriterionProof(String no, String name, String asks, List<Paper> papers, int others) {

        /** Of its typical papers those of which something was released. */
        public long given() {
            return papers.stream().filter(paper -> paper.pieces() > 0).count();
        }

        public boolean proven() {
            return given() == papers.size();
        }
    }

    record Paper(String name, int pieces) {}
}
