package safecity.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import safecity.refusal.Refusal;

/**
 * Reads every content again, once in thirty days, and compares its SHA-256 with the one computed on arrival. What differs
 * is recorded, shown with the evidence and in its project's list, and looked at again the next night.
 */
@Component
class IntegrityCheck {

    private static final Duration RHYTHM = Duration.ofDays(30);
    private static final Duration A_NIGHT = Duration.ofHours(3);
    private static final Logger LOG = LoggerFactory.getLogger(IntegrityCheck.class);

    private final EvidenceRepository table;
    private final ContentArchive contents;
    private final ObjectProvider<OrphanedObjects> orphans;
    private final Clock clock;

    IntegrityCheck(
            EvidenceRepository table, ContentArchive contents, ObjectProvider<OrphanedObjects> orphans, Clock clock) {
        this.table = table;
        this.contents = contents;
        this.orphans = orphans;
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
        orphans.ifAvailable(OrphanedObjects::sweep);
    }

    /**
     * @param run when this run began: what it has read already is not read again
     * @return whether one was read; a store that is away says nothing about its contents and ends the run
     */
    boolean checkNext(Instant run) {
        Optional<String> next = table.nextToCheck(run.minus(RHYTHM), run, contents.places());
        try {
            if (next.isPresent()) {
                check(next.get());
            }
            return next.isPresent();
        } catch (IOException | Refusal away) {
            LOG.error("Evidence is not read any further in this run", away);
            return false;
        }
    }

    private void check(String sha256) throws IOException {
        String found = found(sha256);
        boolean intact = found.equals(sha256);
        table.insertCheck(sha256, intact, found);
        if (!intact) {
            LOG.error("The content {} of evidence reads {} now", sha256, found);
        }
    }

    /** The SHA-256 of what lies there now, or why there is none. */
    String found(String sha256) throws IOException {
        InputStream content;
        try {
            content = contents.open(sha256);
        } catch (IOException gone) {
            return "unreadable: " + gone.getMessage();
        }
        MessageDigest digest = UploadedFile.sha256Digest();
        try (DigestInputStream reading = new DigestInputStream(content, digest)) {
            reading.transferTo(OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
