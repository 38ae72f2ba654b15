package safecity.external;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How many of one at a time, who is next, and what others who work make of it. */
@Timeout(60)
class TurnsTest {

    private static final Duration LONG = Duration.ofSeconds(30);
    private static final long SECOND = 1_000_000_000L;

    private final AtomicLong nanos = new AtomicLong();
    private final Turns turns = new Turns(4, 6, LONG, Duration.ZERO, nanos::get);
    private final AtomicInteger in = new AtomicInteger();

    @Test
    void oneWhoIsAloneHasAllPlacesAndWhoSendsMoreThanThatHalfOfThemBesideOthers() {
        List<CompletableFuture<Turns.Turn>> busy = sent(9);
        await().until(() -> in.get() == 4);
        Turns.Turn other = turns.enter("other");
        assertThat(other).isNotNull();
        // Those who are at work go on; none comes after them until there is room within the half.
        close(busy, 2);
        assertThat(in).hasValue(4);
        close(busy, 1);
        await().until(() -> in.get() == 5);
        other.close();
        nanos.addAndGet(SECOND - 1);
        close(busy, 1);
        await().until(() -> in.get() == 6);
        nanos.addAndGet(1);
        close(busy, 1);
        await("alone again").until(() -> in.get() == 9);
        close(busy, 4);
    }

    @Test
    void whoSendsNoMoreThanHasRoomIsNotHalvedBesideOthers() {
        Turns.Turn other = turns.enter("other");
        assertThat(sent(4)).allSatisfy(turn -> assertThat(turn.join()).isNotNull());
        assertThat(other).isNotNull();
    }

    @Test
    void oneMoreThanMayWaitIsToldSoAtOnceAndOneWhoWaitedTooLongToo() {
        Turns hasty = new Turns(1, 1, Duration.ofMillis(50), Duration.ZERO, nanos::get);
        Turns.Turn first = hasty.enter("busy");
        assertThat(first).isNotNull();
        assertThat(hasty.enter("busy")).as("waited in vain").isNull();
        first.close();
        assertThat(hasty.enter("busy")).as("who went leaves no place taken").isNotNull();
        Turns none = new Turns(1, 0, LONG, Duration.ZERO, nanos::get);
        assertThat(none.enter("busy")).isNotNull();
        assertThat(none.enter("busy")).as("without waiting").isNull();
    }

    @Test
    void aPlaceWithAPaceStaysTakenForItAndOthersAreNotKept() {
        Duration pace = Duration.ofMillis(300);
        Turns paced = new Turns(1, 10, LONG, pace);
        long begin = System.nanoTime();
        for (int i = 0; i < 3; i++) {
            paced.enter("one").close();
        }
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThanOrEqualTo(pace.multipliedBy(2));
        CompletableFuture<Turns.Turn> waits = CompletableFuture.supplyAsync(() -> paced.enter("one"));
        assertThat(paced.enter("another")).isNotNull();
        assertThat(waits.join()).isNotNull();
    }

    @Test
    void nobodyIsRememberedWhoIsGone() {
        for (int i = 0; i < 1000; i++) {
            turns.enter("name " + i).close();
        }
        nanos.addAndGet(SECOND);
        turns.enter("last").close();
        assertThat(turns.known()).isEqualTo(1);
    }

    private List<CompletableFuture<Turns.Turn>> sent(int count) {
        List<CompletableFuture<Turns.Turn>> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            all.add(CompletableFuture.supplyAsync(
                    () -> {
                        Turns.Turn turn = turns.enter("busy");
                        in.incrementAndGet();
                        return turn;
                    },
                    task -> new Thread(task).start()));
        }
        return all;
    }

    private static void close(List<CompletableFuture<Turns.Turn>> busy, int count) {
        for (int i = 0; i < count; i++) {
            CompletableFuture<Turns.Turn> one =
                    busy.stream().filter(CompletableFuture::isDone).findFirst().orElseThrow();
            one.join().close();
            busy.remove(one);
        }
    }
}
