package safecity.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.security.authentication.BadCredentialsException;
import safecity.engine.identity.Account;
import safecity.engine.identity.AccountChanged;

@Timeout(60)
class AuthenticationCacheTest {

    private static final Account LEGAL = new Account("legal", List.of("yeonsu-legal"), List.of("yeonsu"));

    private final AtomicLong nanos = new AtomicLong();
    private final AtomicInteger checks = new AtomicInteger();
    private final AuthenticationCache recent = new AuthenticationCache(nanos::get);
    private final Supplier<Account> right = () -> {
        checks.incrementAndGet();
        return LEGAL;
    };

    @Test
    void aPasswordIsLookedAtOnceAMinute() {
        signIn("right");
        nanos.addAndGet(Duration.ofMinutes(1).toNanos() - 1);
        signIn("right");
        assertThat(checks).hasValue(1);
        nanos.addAndGet(1);
        signIn("right");
        assertThat(checks).hasValue(2);
    }

    @Test
    void anotherPasswordOrAnotherAccountIsLookedAtByItself() {
        signIn("right");
        signIn("other");
        recent.findOr("lega", "lright", right);
        assertThat(checks).hasValue(3);
    }

    @Test
    void aChangedAccountIsLookedAtAgain() {
        signIn("right");
        recent.forget(new AccountChanged());
        signIn("right");
        assertThat(checks).hasValue(2);
    }

    @Test
    void whatWasReadBeforeAChangeIsNotRememberedAfterIt() {
        recent.findOr("legal", "right", () -> {
            recent.forget(new AccountChanged());
            return right.get();
        });
        signIn("right");
        assertThat(checks).hasValue(2);
    }

    @Test
    void aWrongPasswordIsNotRemembered() {
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> recent.findOr("legal", "wrong", this::refused))
                    .isInstanceOf(BadCredentialsException.class);
        }
        assertThat(checks).hasValue(2);
    }

    @Test
    void manyClientsOfAProgramAtOnceCostOneLook() throws Exception {
        CountDownLatch looking = new CountDownLatch(1);
        CountDownLatch enough = new CountDownLatch(1);
        CompletableFuture<Account> first = CompletableFuture.supplyAsync(() -> recent.findOr("legal", "right", () -> {
            looking.countDown();
            await(enough);
            return right.get();
        }));
        assertThat(looking.await(10, TimeUnit.SECONDS)).isTrue();
        List<CompletableFuture<Account>> others = Stream.generate(
                        () -> CompletableFuture.supplyAsync(() -> signIn("right")))
                .limit(3)
                .toList();
        assertThat(others).noneMatch(CompletableFuture::isDone);
        enough.countDown();
        assertThat(others)
                .allSatisfy(other -> assertThat(other.get(10, TimeUnit.SECONDS)).isEqualTo(LEGAL));
        assertThat(first.get(10, TimeUnit.SECONDS)).isEqualTo(LEGAL);
        assertThat(checks).hasValue(1);
    }

    @Test
    void eachOfManyWrongPasswordsAtOnceCounts() throws Exception {
        CountDownLatch looking = new CountDownLatch(1);
        CountDownLatch enough = new CountDownLatch(1);
        CompletableFuture<Account> first = CompletableFuture.supplyAsync(() -> recent.findOr("legal", "wrong", () -> {
            looking.countDown();
            await(enough);
            return refused();
        }));
        assertThat(looking.await(10, TimeUnit.SECONDS)).isTrue();
        CompletableFuture<Account> second =
                CompletableFuture.supplyAsync(() -> recent.findOr("legal", "wrong", this::refused));
        enough.countDown();
        for (CompletableFuture<Account> attempt : List.of(first, second)) {
            assertThatThrownBy(() -> attempt.get(10, TimeUnit.SECONDS))
                    .hasCauseInstanceOf(BadCredentialsException.class);
        }
        assertThat(checks).hasValue(2);
    }

    private Account signIn(String password) {
        return recent.findOr("legal", password, right);
    }

    private Account refused() {
        checks.incrementAndGet();
        throw new BadCredentialsException("wrong");
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }
}
