package safecity.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import safecity.refusal.Refusal;

/** How many files come in at a time, how slowly they may, and what is left of those that never ended. */
@Timeout(60)
class UploadsTest {

    private static final long SECOND = 1_000_000_000L;

    @TempDir
    Path place;

    private final List<PipedOutputStream> senders = new ArrayList<>();

    @AfterEach
    void breakOff() throws IOException {
        for (PipedOutputStream sender : senders) {
            sender.close();
        }
    }

    @Test
    void oneAccountTakesNoMoreThanItsPlacesAndOthersGoOn() throws Exception {
        Uploads uploads = new Uploads(place.toString(), 10, 2, new SimpleMeterRegistry());
        List<CompletableFuture<UploadedFile>> running = List.of(begun(uploads, "busy"), begun(uploads, "busy"));
        untilThereAre(2);
        assertTooMany(uploads, "busy");
        uploads.take(bytes(), 100, "another").close();
        breakOff();
        running.forEach(one -> assertThatThrownBy(one::join).isNotNull());
        uploads.take(bytes(), 100, "busy").close();
        assertThat(parts()).isEmpty();
    }

    @Test
    void allTogetherTakeNoMoreThanTheirs() throws Exception {
        Uploads uploads = new Uploads(place.toString(), 2, 2, new SimpleMeterRegistry());
        begun(uploads, "one");
        begun(uploads, "two");
        untilThereAre(2);
        assertTooMany(uploads, "three");
    }

    /** After 30 seconds a file has to have come with 4 KiB a second on average. */
    @ParameterizedTest
    @CsvSource({"30, 1, true", "31, 126975, false", "31, 126976, true", "600, 2457599, false", "600, 2457600, true"})
    void aFileThatComesTooSlowlyIsNotWaitedFor(long seconds, int size, boolean taken) throws Exception {
        AtomicLong clock = new AtomicLong();
        // The last buffer comes at that moment, those before it at once.
        InputStream content = lateLast(size, seconds, clock);
        Path file = Files.createTempFile(place, "evidence-", ".part");
        if (taken) {
            UploadedFile.of(content, 1 << 24, file, clock::get).close();
        } else {
            assertThatThrownBy(() -> UploadedFile.of(content, 1 << 24, file, clock::get))
                    .hasMessage("evidence.tooSlow")
                    .isInstanceOfSatisfying(
                            Refusal.class,
                            refusal -> assertThat(refusal.kind().status()).isEqualTo(408));
        }
        assertThat(parts()).isEmpty();
    }

    private static InputStream lateLast(int size, long seconds, AtomicLong clock) {
        return new InputStream() {
            private int sent;

            @Override
            public int read() {
                throw new UnsupportedOperationException();
            }

            @Override
            public int read(byte[] buffer, int from, int length) {
                int now = Math.min(length, size - sent);
                sent += now;
                if (sent == size) {
                    clock.set(seconds * SECOND);
                }
                return now == 0 ? -1 : now;
            }
        };
    }

    @Test
    void whatWasLeftOfYesterdayIsRemovedAtTheStartAndNothingElse() throws IOException {
        Path old = Files.createFile(place.resolve("evidence-1.part"));
        Path young = Files.createFile(place.resolve("evidence-2.part"));
        Path others = Files.createFile(place.resolve("somebody-elses.part"));
        FileTime yesterday =
                FileTime.from(Instant.now().minus(1, ChronoUnit.DAYS).minusSeconds(1));
        Files.setLastModifiedTime(old, yesterday);
        Files.setLastModifiedTime(others, yesterday);
        new Uploads(place.toString(), 1, 1, new SimpleMeterRegistry());
        assertThat(old).doesNotExist();
        assertThat(young).exists();
        assertThat(others).exists();
    }

    private static void assertTooMany(Uploads uploads, String account) {
        assertThatThrownBy(() -> uploads.take(bytes(), 100, account))
                .hasMessage("evidence.tooManyUploads")
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.kind().status()).isEqualTo(503));
    }

    private CompletableFuture<UploadedFile> begun(Uploads uploads, String account) throws IOException {
        PipedOutputStream sender = new PipedOutputStream();
        PipedInputStream content = new PipedInputStream(sender);
        senders.add(sender);
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return uploads.take(content, 100, account);
                    } catch (IOException broken) {
                        throw new UncheckedIOException(broken);
                    }
                },
                task -> new Thread(task).start());
    }

    private void untilThereAre(int parts) throws IOException {
        while (parts().size() < parts) {
            Thread.onSpinWait();
        }
    }

    private List<Path> parts() throws IOException {
        try (Stream<Path> files = Files.list(place)) {
            return files.toList();
        }
    }

    private static InputStream bytes() {
        return new ByteArrayInputStream(new byte[] {1, 2, 3});
    }
}
