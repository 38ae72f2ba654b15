package safecity.casefile;

import java.time.OffsetDateTime;

/** What somebody said on a task of a procedure, and didn't take back. */
public record CaseRemark(String instance, String taskName, String author, String text, OffsetDateTime at) {}
