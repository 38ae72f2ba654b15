package safecity.workplace;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What waits for somebody, every task in the first list that it belongs to.
 *
 * @param approve  documents to review, agree to or decide, the oldest first
 * @param late     whose day is over
 * @param today    due today
 * @param next     due later, or without a term, those due first at the top; as far as {@link #more} doesn't count them
 * @param more     how many more there are
 * @param waiting  people who wait for what is in the lists, those who wait longest first
 * @param lateDocuments how many of {@link #approve} are late
 */
record HomeView(
        List<Item> approve,
        List<Item> late,
        List<Item> today,
        List<Item> next,
        int more,
        List<Waiting> waiting,
        long lateDocuments) {

    /**
     * @param title    what tells it from others of its name; null for nothing
     * @param project  title of the project; null outside of one
     * @param due      null without a term
     * @param daysLate calendar days since the term ended; 0 while it runs
     * @param from     name of whoever did the step before; null where it is the first
     * @param since    day on which they did it
     */
    record Item(
            String id,
            String name,
            @Nullable String title,
            String process,
            @Nullable String project,
            @Nullable LocalDate due,
            long daysLate,
            boolean legal,
            boolean taken,
            @Nullable String from,
            @Nullable LocalDate since) {

        public boolean isLate() {
            return daysLate > 0;
        }

        public boolean isToday(LocalDate today) {
            return today.equals(due);
        }
    }

    /** Somebody who did the step before, with how many tasks they wait for and since when. */
    record Waiting(String name, int tasks, LocalDate since, Item oldest) {}

    public boolean empty() {
        return approve.isEmpty() && late.isEmpty() && today.isEmpty() && next.isEmpty();
    }

    public long lateInAll() {
        return late.size() + lateDocuments;
    }
}
