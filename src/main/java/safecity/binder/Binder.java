package safecity.binder;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was asked for.
 *
 * @param from   first day of what is told; null without bound, {@code to} likewise
 * @param kind   {@code contracts}, {@code committees} or {@code criterion}, {@code ref} which one; null for the whole project
 * @param demand title of what a council or an audit demands; null for none
 * @param due    day by which the law wants it handed in
 * @param posts  groups of who asked
 * @param at     as of when
 * @param seal   the ledger's last one then, {@code head} as it leaves the house
 */
record Binder(
        long id,
        String project,
        String reason,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Nullable String kind,
        @Nullable String ref,
        @Nullable String demand,
        @Nullable LocalDate due,
        String askedBy,
        List<String> posts,
        OffsetDateTime at,
        long seal,
        String head) {

    boolean whole() {
        return kind == null && from == null && to == null;
    }

    /** Which contract, committee or criterion is meant; empty for the whole project. */
    String subject() {
        return ref == null ? "" : ref;
    }

    /** Of the file, and of the folder in it. */
    String name() {
        return "binder-" + project + "-" + id;
    }

    /**
     * How it stands.
     *
     * @param outcome {@code made} or {@code failed}; null while it is being made
     * @param size    bytes of the whole
     */
    record State(
            Binder binder,
            int done,
            int total,
            @Nullable String outcome,
            @Nullable Integer files,
            @Nullable Long size,
            @Nullable String sha256,
            int leftOut) {

        /** 0 to 99, for the page. */
        public int percent() {
            return total == 0 ? 0 : Math.min(99, done * 100 / total);
        }
    }

    /** What a person asks for, as it was typed. */
    record Asked(
            String reason,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable String kind,
            @Nullable String ref,
            @Nullable String demand,
            @Nullable LocalDate due) {}

    /** A file of the package. @param crc as ZIP wants it; @param content null for evidence, whose bytes lie where they lie */
    record Part(String path, long size, String sha256, long crc, byte @Nullable [] content) {}

    /** @param reason {@code right} or {@code broken} */
    record LeftOut(String kind, String what, String reason) {}
}
