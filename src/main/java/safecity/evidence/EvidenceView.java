package safecity.evidence;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Evidence as it is told to a reader.
 *
 * @param ownerName   in the reader's language
 * @param versions    the newest first
 * @param withdrawal  null while it counts
 * @param changeable  whether the reader may add a version or withdraw it
 */
record EvidenceView(
        long id,
        String projectKey,
        String title,
        String kind,
        String criterion,
        String programme,
        LocalDate effectiveFrom,
        LocalDate effectiveTo,
        String owner,
        String ownerName,
        Publication publication,
        Retention retention,
        String documentNumber,
        String task,
        String process,
        String element,
        OffsetDateTime filedAt,
        String filedBy,
        List<VersionView> versions,
        @Nullable WithdrawalView withdrawal,
        boolean changeable) {

    /** @param notice what the reader should know about this file; null for nothing */
    record VersionView(
            int version,
            String fileName,
            String mediaType,
            long size,
            String sha256,
            OffsetDateTime filedAt,
            String filedBy,
            String filedByName,
            boolean preview,
            boolean intact,
            @Nullable String notice) {}

    record WithdrawalView(String reason, OffsetDateTime at, String by, String byName) {}

    record Page(int page, int size, int total, List<EvidenceView> items) {}
}
