package safecity.committee;

/** The bodies that are asked to recommend candidates. */
public record RecommendersEntry(boolean askPolice, boolean askFire, boolean askEducation) {}
