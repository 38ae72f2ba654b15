package safecity.casefile;

import java.util.List;
import java.util.Set;

/**
 * A kind of fact that has a page of its own, such as the contracts of a project. A capability says in SQL what its facts are
 * and what is to be read of one; the page, its labels, its history and its links come by themselves.
 *
 * <p>A column is read as a line: its label is the message {@code fact.<column>}, a code of the product's own the message
 * {@code fact.code.<column>.<value>} or else {@code fact.code.<value>}. Columns that end in {@code _by}, and {@code supervisor} and {@code inspector}, hold accounts;
 * {@code role} and {@code owner_role} duties; {@code won} and columns that end in {@code _won} an amount.
 */
public interface FactSource {

    /** Part of its address, and of the message {@code fact.kind.<kind>}. */
    String kind();

    /** Codes of the milestones that such facts fulfil. */
    Set<String> milestones();

    /** Models in whose steps such a fact comes about. */
    Set<String> processes();

    /** Whether its steps carry its title; otherwise they are those between its beginning and its end. */
    boolean titled();

    /** Whether it holds personal data, so that reading it is put on record. */
    default boolean personal() {
        return false;
    }

    /**
     * The facts of {@code :project} as {@code id, title, state, from_at, to_at}, the first first; {@code state} a code or
     * null, {@code from_at} and {@code to_at} the moments between which its steps lie, null without bound.
     */
    String list();

    /** What the page of {@code :id} in {@code :project} shows, in its order. */
    List<Part> parts();

    /**
     * What officers can begin on the page now: each a code, the last part of the address to which it is posted and of the
     * messages {@code fact.action.<code>}, {@code fact.action.<code>.hint} and {@code fact.action.<code>.begin}.
     */
    default List<String> actions(String project, String id) {
        return List.of();
    }

    /**
     * @param heading of the message {@code fact.part.<heading>}
     * @param sql     with {@code :project} and {@code :id}, and with {@code :today} where the day matters; each row is shown as a
     *     list of label and value, and many short rows as a table
     */
    record Part(String heading, String sql) {}
}
