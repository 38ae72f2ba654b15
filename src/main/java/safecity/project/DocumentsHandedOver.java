package safecity.project;

/**
 * What somebody demanded has been handed over, or refused for good, in the transaction in which it is; who asked is to know.
 *
 * @param asker who demanded it
 * @param actor who checked the answer
 */
public record DocumentsHandedOver(String projectKey, long request, String title, String asker, String actor) {}
