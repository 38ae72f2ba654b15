package safecity.project.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import safecity.refusal.Refusal;

/** Reads which rule refused an act. */
public final class Refused {

    private Refused() {}

    /** The refusal with which an act ends; fails when it ends otherwise. */
    public static Refusal by(ThrowingCallable act) {
        Throwable failure = catchThrowable(act);
        assertThat(Refusal.in(failure)).as("refusal in %s", failure).isPresent();
        return Refusal.in(failure).get();
    }

    public static Refusal with(String code, ThrowingCallable act) {
        Refusal refusal = by(act);
        assertThat(refusal.code()).isEqualTo(code);
        return refusal;
    }
}
