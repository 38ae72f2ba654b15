package safecity.ordinance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import safecity.refusal.Refusal;

/** What a refused completion looks like, however deep the engine has wrapped it. */
final class OrdinanceAsserts {

    private OrdinanceAsserts() {}

    static void refuses(String code, ThrowingCallable completion) {
        assertThatThrownBy(completion)
                .satisfies(failure -> assertThat(Refusal.in(failure))
                        .get()
                        .extracting(Refusal::code)
                        .isEqualTo(code));
    }
}
