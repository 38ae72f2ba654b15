package safecity.project;

/** A project has been opened with the first version of its plan, in the transaction that is under way. */
public record ProjectRegistered(String projectKey, String municipality) {}
