package safecity.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletRequest;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.support.StaticMessageSource;
import org.springframework.mock.web.DelegatingServletInputStream;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import safecity.engine.identity.Account;

/** One account has a share of the machine, however many requests it sends; everybody else goes on. */
@Timeout(60)
class FairShareFilterTest {

    private static final int ALL = FairShareFilter.AT_WORK + FairShareFilter.WAITING;

    private final ExecutorService clients = Executors.newCachedThreadPool();
    private final FairShareFilter filter = new FairShareFilter(denied(), Duration.ofSeconds(30));
    private final AtomicInteger atWork = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private final Semaphore began = new Semaphore(0);
    private final CountDownLatch end = new CountDownLatch(1);

    @AfterEach
    void everybodyGoes() {
        end.countDown();
        clients.shutdownNow();
    }

    @Test
    void anAccountHasItsShareTheOthersWaitAndWhoComesThenIsToldAtOnce() throws Exception {
        List<CompletableFuture<Integer>> sent = new ArrayList<>();
        for (int i = 0; i < ALL; i++) {
            sent.add(send("busy", "/api/projects"));
        }
        assertThat(began.tryAcquire(FairShareFilter.AT_WORK, 30, TimeUnit.SECONDS))
                .isTrue();
        // Those who wait are there before the one who is too many.
        CompletableFuture<Integer> tooMany = send("busy", "/api/projects");
        CompletableFuture<Object> first = CompletableFuture.anyOf(
                java.util.stream.Stream.concat(sent.stream(), java.util.stream.Stream.of(tooMany))
                        .toArray(CompletableFuture[]::new));
        assertThat(first.get()).as("one of them is refused, whoever came last").isEqualTo(429);
        assertThat(send("another", "/api/projects", call -> {}).get()).isEqualTo(200);
        assertThat(send("busy", "/assets/safecity.css", call -> {}).get()).isEqualTo(200);
        end.countDown();
        sent.add(tooMany);
        int done = 0;
        for (CompletableFuture<Integer> one : sent) {
            done += one.get() == 200 ? 1 : 0;
        }
        assertThat(done).isEqualTo(ALL);
        assertThat(most.get()).isEqualTo(FairShareFilter.AT_WORK);
        assertThat(send("busy", "/api/projects", call -> {}).get())
                .as("its places are free again")
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/evidence/1/versions/1/content", "/api/evidence/1/versions/2/content"})
    void downloadsOverASlowLineTakeNoPlaceOfTheWork(String download) throws Exception {
        for (int i = 0; i < FairShareFilter.AT_WORK; i++) {
            send("slow", download);
        }
        assertThat(began.tryAcquire(FairShareFilter.AT_WORK, 30, TimeUnit.SECONDS))
                .isTrue();
        assertThat(send("slow", "/my-work", call -> {}).get()).isEqualTo(200);
    }

    /** Files that come over a slow line leave the places to other work; once they are there they wait for one like any other. */
    @Test
    void aFileTakesAPlaceBeforeAndAfterItComesAndNoneMeanwhile() throws Exception {
        List<PipedOutputStream> lines = new ArrayList<>();
        List<CompletableFuture<Integer>> files = new ArrayList<>();
        for (int i = 0; i < FairShareFilter.AT_WORK + 1; i++) {
            PipedOutputStream line = new PipedOutputStream();
            lines.add(line);
            files.add(upload("sender", new PipedInputStream(line)));
            line.write(1);
        }
        assertThat(send("sender", "/my-work", call -> {}).get(30, TimeUnit.SECONDS))
                .isEqualTo(200);
        assertThat(most).as("nothing of a file is looked at while it comes").hasValue(0);
        for (PipedOutputStream line : lines) {
            line.close();
        }
        assertThat(began.tryAcquire(FairShareFilter.AT_WORK, 30, TimeUnit.SECONDS))
                .isTrue();
        CompletableFuture<Integer> other = send("sender", "/my-work", call -> {});
        assertThat(other.isDone()).isFalse();
        end.countDown();
        for (CompletableFuture<Integer> file : files) {
            assertThat(file.get()).isEqualTo(200);
        }
        assertThat(other.get()).isEqualTo(200);
        assertThat(most).hasValue(FairShareFilter.AT_WORK);
    }

    /** Whoever knows how long a file is reads no further than that, and is never told that it has ended. */
    @Test
    void aFileOfAKnownLengthTakesItsPlaceWithItsLastByte() throws Exception {
        AtomicInteger places = new AtomicInteger();
        MockHttpServletRequest request = new MockHttpServletRequest("POST", "/api/projects/x/evidence");
        request.setContent(new byte[] {1, 2, 3});
        try (ArrivingRequest arriving = new ArrivingRequest(request, () -> {}, () -> {
            places.incrementAndGet();
            return () -> {};
        })) {
            assertThat(arriving.getInputStream().readNBytes(2)).hasSize(2);
            assertThat(places).hasValue(0);
            assertThat(arriving.getInputStream().readNBytes(1)).hasSize(1);
            assertThat(places).hasValue(1);
        }
    }

    private CompletableFuture<Integer> upload(String account, InputStream content) {
        return CompletableFuture.supplyAsync(
                () -> {
                    MockHttpServletRequest request = new MockHttpServletRequest("POST", "/api/projects/x/evidence") {
                        @Override
                        public ServletInputStream getInputStream() {
                            return new DelegatingServletInputStream(content);
                        }
                    };
                    request.setServletPath("/api/projects/x/evidence");
                    request.setContentType("application/octet-stream");
                    return filtered(account, request, asked -> {
                        asked.getInputStream().readAllBytes();
                        most.accumulateAndGet(atWork.incrementAndGet(), Math::max);
                        began.release();
                        end.await();
                        atWork.decrementAndGet();
                    });
                },
                clients);
    }

    private CompletableFuture<Integer> send(String account, String path) {
        return send(account, path, call -> {
            most.accumulateAndGet(atWork.incrementAndGet(), Math::max);
            began.release();
            end.await();
            atWork.decrementAndGet();
        });
    }

    private interface Work {
        void run(ServletRequest request) throws Exception;
    }

    private CompletableFuture<Integer> send(String account, String path, Work work) {
        return CompletableFuture.supplyAsync(
                () -> {
                    MockHttpServletRequest request = new MockHttpServletRequest("GET", path);
                    request.setServletPath(path);
                    return filtered(account, request, work);
                },
                clients);
    }

    private int filtered(String account, MockHttpServletRequest request, Work work) {
        MockHttpServletResponse response = new MockHttpServletResponse();
        SecurityContextHolder.getContext()
                .setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                        new Account(account, List.of(), List.of()), null, List.of()));
        try {
            FilterChain chain = (asked, answer) -> {
                try {
                    work.run(asked);
                } catch (Exception stopped) {
                    throw new IllegalStateException(stopped);
                }
            };
            filter.doFilter(request, response, chain);
        } catch (Exception failure) {
            throw new AssertionError(failure);
        } finally {
            SecurityContextHolder.clearContext();
        }
        return response.getStatus();
    }

    private static AccessDeniedResponses denied() {
        StaticMessageSource messages = new StaticMessageSource();
        messages.setUseCodeAsDefaultMessage(true);
        return new AccessDeniedResponses(new ObjectMapper(), messages);
    }
}
