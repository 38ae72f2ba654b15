package safecity.evidence;

import java.time.LocalDate;
import java.time.OffsetDateTime;

/** A document on file. What it is called and proves never changes; its content comes in versions. */
record Evidence(
        long id,
        String projectKey,
        String title,
        String kind,
        String criterion,
        String programme,
        LocalDate effectiveFrom,
        LocalDate effectiveTo,
        String owner,
        Publication publication,
        Retention retention,
        String documentNumber,
        String taskId,
        String process,
        String element,
        OffsetDateTime filedAt,
        String filedBy) {

    /**
     * @param mediaType as it was found in the content
     * @param intact    whether the last reading found the SHA-256 of the arrival
     */
    record Version(
            long evidenceId,
            int version,
            String sha256,
            String fileName,
            String mediaType,
            long size,
            OffsetDateTime filedAt,
            String filedBy,
            boolean intact) {}

    record Withdrawal(long evidenceId, String reason, OffsetDateTime withdrawnAt, String withdrawnBy) {}
}
