package safecity.casefile;

import java.util.Collection;
import java.util.List;

/** Remarks that were made in procedures; whoever keeps them answers. */
public interface CaseRemarks {

    /** Of these process instances, oldest first. */
    List<CaseRemark> of(Collection<String> instances);
}
