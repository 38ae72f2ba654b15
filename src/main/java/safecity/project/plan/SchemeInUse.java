package safecity.project.plan;

import java.time.LocalDate;
import safecity.refusal.Refusal;

/** Which certification scheme communities are assessed by on a day. */
public interface SchemeInUse {

    /**
     * @return id of the scheme, such as {@code isc-6}; where two are in use, the one that came later
     * @throws Refusal {@code scheme.noneInUse}
     */
    String inUseOn(LocalDate day);
}
