package safecity.casefile;

import java.util.Collection;
import java.util.List;
import safecity.engine.identity.Account;

/** Papers that were filed with the steps of procedures; whoever keeps them answers. */
public interface CaseDocuments {

    /** What stands and was filed in these process instances, oldest first. */
    List<CaseDocument> of(Collection<String> instances);

    /** Whether somebody may open a piece of evidence. */
    boolean reads(Account reader, long evidence);
}
