package safecity.evidence;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import safecity.external.ConcurrencyLimit;
import safecity.refusal.Refusal;

/**
 * Where files arrive, and how many at a time: each one holds a thread and room on a disk until it is there. A part of the
 * threads stays free for everything else, and no account takes all the places.
 */
@Component
class Uploads {

    private static final Logger LOG = LoggerFactory.getLogger(Uploads.class);
    private static final String PREFIX = "evidence-";
    private static final String SUFFIX = ".part";
    /** No upload takes as long, at the slowest rate that is taken. */
    private static final Duration LEFT_OVER = Duration.ofDays(1);

    private final Path place;
    private final int ofOneAccount;
    private final ConcurrencyLimit everybody;
    private final Counter refused;
    private final ConcurrentHashMap<String, Integer> accounts = new ConcurrentHashMap<>();

    /** @param place directory on a disk; empty for the machine's temporary one */
    Uploads(
            @Value("${safecity.evidence.uploads-dir:}") String place,
            @Value("${safecity.evidence.uploads-at-once:60}") int atOnce,
            @Value("${safecity.evidence.uploads-of-one-account:10}") int ofOneAccount,
            MeterRegistry registry)
            throws IOException {
        this.place = Files.createDirectories(Path.of(place.isBlank() ? System.getProperty("java.io.tmpdir") : place));
        this.ofOneAccount = ofOneAccount;
        this.everybody = new ConcurrencyLimit(atOnce, Duration.ofSeconds(1));
        this.refused = Counter.builder("safecity.uploads.refused")
                .description("Uploads refused")
                .register(registry);
        Gauge.builder("safecity.uploads.running", accounts, Uploads::running)
                .description("Files coming in")
                .register(registry);
        removeLeftOvers(Instant.ofEpochMilli(System.currentTimeMillis()).minus(LEFT_OVER));
    }

    /**
     * Takes a file in.
     *
     * @param most bytes that are taken
     * @throws Refusal     {@code evidence.tooManyUploads}, {@code evidence.tooSlow}, {@code evidence.tooLarge},
     *                     {@code evidence.empty}
     * @throws IOException when the sender breaks off
     */
    UploadedFile take(InputStream content, long most, String account) throws IOException {
        if (accounts.merge(account, 1, Integer::sum) > ofOneAccount) {
            leave(account);
            throw tooMany();
        }
        try (ConcurrencyLimit.Place turn = everybody.enter()) {
            if (turn == null) {
                throw tooMany();
            }
            return UploadedFile.of(content, most, Files.createTempFile(place, PREFIX, SUFFIX));
        } finally {
            leave(account);
        }
    }

    private static int running(ConcurrentHashMap<String, Integer> accounts) {
        return accounts.values().stream().mapToInt(Integer::intValue).sum();
    }

    private void leave(String account) {
        accounts.computeIfPresent(account, (any, running) -> running == 1 ? null : running - 1);
    }

    private Refusal tooMany() {
        refused.increment();
        return Refusal.unavailable("evidence.tooManyUploads").field("file");
    }

    /** What a process left that was killed; another node's own are younger. */
    private void removeLeftOvers(Instant before) {
        try (Stream<Path> files = Files.list(place)) {
            files.filter(file -> isLeftOver(file, before)).forEach(Uploads::remove);
        } catch (IOException | UncheckedIOException unreadable) {
            LOG.warn("{} can't be read: {}", place, unreadable.getMessage());
        }
    }

    private static boolean isLeftOver(Path file, Instant before) {
        String name = file.getFileName().toString();
        try {
            return name.startsWith(PREFIX)
                    && name.endsWith(SUFFIX)
                    && Files.getLastModifiedTime(file).toInstant().isBefore(before);
        } catch (IOException goneMeanwhile) {
            return false;
        }
    }

    private static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
            LOG.info("{} was left by an upload that never ended, and is gone", file);
        } catch (IOException failure) {
            LOG.warn("{} could not be removed: {}", file, failure.getMessage());
        }
    }
}
