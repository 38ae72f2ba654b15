package safecity.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import safecity.engine.identity.AccountUnlocked;

class SignInThrottleTest {

    private final AtomicLong nanos = new AtomicLong();
    private final SignInThrottle throttle =
            new SignInThrottle(nanos::get, (account, address) -> address.equals("10.9.9.9"));

    @Test
    void theFifthWrongPasswordClosesTheAccountToTheAddressForFifteenMinutes() {
        fail(4, "legal", "10.0.0.1");
        assertThat(throttle.isBlocked("legal", "10.0.0.1")).isFalse();
        fail(1, "legal", "10.0.0.1");
        assertThat(throttle.isBlocked("legal", "10.0.0.1")).isTrue();
        nanos.addAndGet(Duration.ofMinutes(15).toNanos() - 1);
        assertThat(throttle.isBlocked("legal", "10.0.0.1")).isTrue();
        nanos.addAndGet(1);
        assertThat(throttle.isBlocked("legal", "10.0.0.1")).isFalse();
    }

    @Test
    void nobodyLocksSomebodyElseOut() {
        fail(20, "legal", "10.0.0.1");
        assertThat(throttle.isBlocked("legal", "10.0.0.2")).isFalse();
    }

    @Test
    void anAddressThatTriesManyAccountsIsBlockedForAll() {
        IntStream.range(0, 50).forEach(i -> fail(1, "account" + i, "10.0.0.1"));
        assertThat(throttle.isBlocked("untouched", "10.0.0.1")).isTrue();
        assertThat(throttle.isBlocked("untouched", "10.0.0.2")).isFalse();
    }

    @Test
    void theAdministratorGetsInFromTheServerItselfWhileTheAccountIsUnderAttack() {
        IntStream.range(0, 100).forEach(i -> fail(1, "admin", "10.0.0." + i));
        assertThat(throttle.isBlocked("admin", "10.0.1.1")).isTrue();
        assertThat(throttle.isBlocked("admin", "127.0.0.1")).isFalse();
    }

    @Test
    void whoHasSignedInFromTheirPlaceOfWorkBeforeIsNotShutOutOfItByOthers() {
        IntStream.range(0, 100).forEach(i -> fail(1, "mayor", "10.0.0." + i));
        assertThat(throttle.isBlocked("mayor", "10.9.9.8")).isTrue();
        assertThat(throttle.isBlocked("mayor", "10.9.9.9")).isFalse();
        fail(5, "mayor", "10.9.9.9");
        assertThat(throttle.isBlocked("mayor", "10.9.9.9")).isTrue();
    }

    @Test
    void anAdministratorLetsAnAccountInAgain() {
        IntStream.range(0, 100).forEach(i -> fail(1, "mayor", "10.0.0." + i));
        fail(5, "mayor", "10.9.9.9");
        fail(5, "mayor-office", "10.9.9.9");
        throttle.unlocked(new AccountUnlocked("mayor"));
        assertThat(throttle.isBlocked("mayor", "10.0.1.1")).isFalse();
        assertThat(throttle.isBlocked("mayor", "10.9.9.9")).isFalse();
        assertThat(throttle.isBlocked("mayor-office", "10.9.9.9")).isTrue();
    }

    /** Anybody types anything into the field: no name that is made up counts for another account. */
    @Test
    void aNameWithAnAddressInItSaysNothingAboutAnotherAccount() {
        fail(5, "mayor@10.9.9.9", "10.0.0.1");
        fail(100, "", "10.0.0.7");
        assertThat(throttle.isBlocked("mayor")).isFalse();
        assertThat(throttle.isBlocked("10.0.0.7", "10.0.0.8")).isFalse();
        assertThat(throttle.isBlocked("mayor@10.9.9.9")).isTrue();
    }

    /** A megabyte of a name is counted, and not kept. */
    @Test
    void whatNobodyCanBeCalledIsCountedByItsBeginning() {
        fail(3, "x".repeat(1_000_000), "10.0.0.1");
        fail(2, "x".repeat(999_999), "10.0.0.1");
        assertThat(throttle.isBlocked("x".repeat(500), "10.0.0.1")).isTrue();
    }

    @Test
    void aRightPasswordForgetsTheWrongOnes() {
        fail(4, "legal", "10.0.0.1");
        throttle.succeeded("legal", "10.0.0.1");
        fail(4, "legal", "10.0.0.1");
        assertThat(throttle.isBlocked("legal", "10.0.0.1")).isFalse();
    }

    private void fail(int times, String account, String address) {
        IntStream.range(0, times).forEach(i -> throttle.failed(account, address));
    }
}
