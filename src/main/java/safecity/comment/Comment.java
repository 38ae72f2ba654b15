package safecity.comment;

import java.time.OffsetDateTime;

/** @param withdrawnAt null while it stands */
record Comment(
        long id,
        String taskId,
        String instance,
        String taskName,
        String process,
        String element,
        String municipality,
        String text,
        String author,
        OffsetDateTime at,
        OffsetDateTime withdrawnAt) {}
