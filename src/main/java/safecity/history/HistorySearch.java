package safecity.history;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import safecity.engine.time.EngineClock;
import safecity.notation.DayNotation;
import safecity.pages.AskedText;
import safecity.refusal.Refusal;

/**
 * What somebody looks for in the history, checked. What is null is not asked.
 *
 * @param text    part of a name, a title, a decision or a remark, of at least two characters
 * @param project key
 * @param group   id of a department; its head is meant too
 * @param person  account id: who did it, or for whom it was done
 * @param from    first day, {@code to} the last
 * @param newest  whether the newest stand first
 * @param after   where the list goes on
 */
record HistorySearch(
        @Nullable String text,
        @Nullable String project,
        @Nullable String group,
        @Nullable String person,
        @Nullable HistoryKind kind,
        Outcome outcome,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        boolean newest,
        @Nullable Mark after) {

    static final int SHORTEST = 2;
    static final int LONGEST = 100;

    /** How something ended. */
    enum Outcome {
        ANY,
        /** With what lets the work go on. */
        PROCEEDED,
        /** Refused, sent back, taken back. */
        TURNED,
        /** After its term. */
        LATE,
        /** After a term that the law sets. */
        LEGAL_LATE;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The last entry of a page; the next one begins after it. */
    record Mark(Instant at, String branch, String ref) {

        private static final Set<String> BRANCHES = HistoryBranches.ALL.stream()
                .map(HistoryBranch::code)
                .collect(java.util.stream.Collectors.toUnmodifiableSet());

        static Mark read(String text) {
            String[] parts = text.split("~", 3);
            try {
                if (parts.length == 3 && BRANCHES.contains(parts[1])) {
                    Instant at = Instant.parse(parts[0]);
                    // Days that the database knows; no entry stands outside of them.
                    DayNotation.within("after", LocalDate.ofInstant(at, EngineClock.SEOUL));
                    return new Mark(at, parts[1], parts[2]);
                }
            } catch (DateTimeException | Refusal wrong) {
                // Said below, like a mark of other parts.
            }
            throw Refusal.of("history.after").field("after");
        }

        String written() {
            return at + "~" + branch + "~" + ref;
        }
    }

    /** @throws Refusal naming the field */
    static HistorySearch of(HistoryRequest asked, boolean newestByDefault) {
        String text = AskedText.of(asked.q());
        if (text != null && (text.length() < SHORTEST || text.length() > LONGEST)) {
            throw Refusal.of("history.text", SHORTEST, LONGEST).field("q");
        }
        LocalDate from = day(asked.from(), "from");
        LocalDate to = day(asked.to(), "to");
        if (from != null && to != null && to.isBefore(from)) {
            throw Refusal.of("history.period").field("to");
        }
        return new HistorySearch(
                text,
                AskedText.of(asked.project()),
                AskedText.of(asked.department()),
                AskedText.of(asked.person()),
                AskedText.choice(HistoryKind.class, asked.kind(), "kind"),
                Optional.ofNullable(AskedText.choice(Outcome.class, asked.outcome(), "outcome"))
                        .orElse(Outcome.ANY),
                from,
                to,
                AskedText.of(asked.order()) == null ? newestByDefault : "newest".equals(asked.order()),
                AskedText.of(asked.after()) == null ? null : Mark.read(String.valueOf(asked.after())));
    }

    HistorySearch within(String projectKey) {
        return new HistorySearch(text, projectKey, group, person, kind, outcome, from, to, newest, after);
    }

    HistorySearch by(String account) {
        return new HistorySearch(text, project, group, account, kind, outcome, from, to, newest, after);
    }

    HistorySearch after(@Nullable Mark mark) {
        return new HistorySearch(text, project, group, person, kind, outcome, from, to, newest, mark);
    }

    /** Whether less than everything is asked for. */
    public boolean isFiltered() {
        return text != null
                || group != null
                || kind != null
                || outcome != Outcome.ANY
                || from != null
                || to != null
                || person != null;
    }

    private static @Nullable LocalDate day(@Nullable String typed, String field) {
        String text = AskedText.of(typed);
        if (text == null) {
            return null;
        }
        try {
            return DayNotation.read(text);
        } catch (Refusal refused) {
            throw refused.field(field);
        }
    }
}
