package safecity.evidence;

import java.io.IOException;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Reads every content again, once in thirty days, and compares its SHA-256 with the one computed on arrival. What differs
 * is recorded, shown with the evidence and in its project's list, and looked at again the next night.
 */
@Component
class IntegrityCheck {

    private static final Duration RHYTHM = Duration.ofDays(30);
    private static final Duration A_NIGHT = Duration.ofHours(3);
    private static final Logger LOG = LoggerFactory.getLogger(IntegrityCheck.class);

    private final EvidenceTable table;
    private final Contents contents;
    private final Clock clock;

    IntegrityCheck(EvidenceTable table, Contents contents, Clock clock) {
        this.table = table;
        this.contents = contents;
        this.clock = clock;
    }

    @Scheduled(cron = "${safecity.evidence.check:0 30 3 * * *}", zone = "Asia/Seoul")
    void nightly() {
        long begin = System.nanoTime();
        int read = 0;
        Instant since = clock.instant();
        while (System.nanoTime() - begin < A_NIGHT.toNanos() && checkNext(since)) {
            read++;
        }
        LOG.info("{} contents of evidence were read again", read);
    }

    /** @param run when this run began: what it has read already is not read again */
    boolean checkNext(Instant run) {
        Optional<String> next = table.nextToCheck(run.minus(RHYTHM), run);
        next.ifPresent(this::check);
        return next.isPresent();
    }

    private void check(String sha256) {
        String found = found(sha256);
        boolean intact = found.equals(sha256);
        table.insertCheck(sha256, intact, found);
        if (!intact) {
            LOG.error("The content {} of evidence reads {} now", sha256, found);
        }
    }

    private String found(String sha256) {
        MessageDigest digest = Arrival.sha256Digest();
        try {
            contents.copy(sha256, new DigestOutputStream(OutputStream.nullOutputStream(), digest));
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException unreadable) {
            return "unreadable: " + unreadable.getMessage();
        }
    }
}
