package safecity.casefile;

import org.jspecify.annotations.Nullable;

/**
 * A paper on file with a step of a procedure.
 *
 * @param id       of the evidence
 * @param version  the newest
 * @param kind     name of the paper that a task asked for; null for any other
 * @param instance id of the process instance, {@code element} the one of the task with which it was filed
 */
public record CaseDocument(
        long id, int version, String title, @Nullable String kind, String fileName, String instance, String element) {}
