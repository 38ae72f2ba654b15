package safecity.release;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import safecity.release.AssessorFindings.Found;
import safecity.release.ReleasedEvidence.CriterionProof;

/**
 * The room of a project as whoever assesses it sees it.
 *
 * @param number    of the newest release; 0 when there is none
 * @param texts     application, reports, answers and timetable, by kind in this order
 * @param criteria  with the evidence that was given for each
 * @param general   evidence that was given for no single criterion
 * @param findings  the reader's own
 * @param releases  the newest first
 * @param ageDay    at which ages are counted; {@code ageAtAudit} whether that is the day of the planned audit, else today
 */
record RoomView(
        String projectKey,
        String title,
        int number,
        List<Item> texts,
        List<Shelf> criteria,
        List<Item> general,
        List<Found> findings,
        List<Told> releases,
        LocalDate ageDay,
        boolean ageAtAudit) {

    /**
     * @param dated    for which day it speaks, in words, and {@code age} how old it is then; empty where that isn't known
     * @param released when it was given in this version, and by the release of which number
     */
    record Item(
            long id,
            String kind,
            String kindName,
            String title,
            int version,
            int number,
            OffsetDateTime released,
            String dated,
            String age,
            long months) {

        public boolean isFile() {
            return kind.equals("evidence");
        }
    }

    /** A criterion with the pieces that were given for it. */
    record Shelf(CriterionProof proof, List<Item> pieces) {

        /** The oldest of them; null when there is none. */
        public @Nullable Item oldest() {
            return pieces.stream().max(Comparator.comparing(Item::months)).orElse(null);
        }
    }

    /** One release in the history. */
    record Told(
            int number, OffsetDateTime at, String reason, List<Item> added, List<Item> renewed, List<Item> withdrawn) {}

    /** How many criteria have something of every typical paper. */
    public long proven() {
        return criteria.stream().filter(shelf -> shelf.proof().proven()).count();
    }

    public List<Item> of(String kind) {
        return texts.stream().filter(item -> item.kind().equals(kind)).toList();
    }

    /** What the newest release changed; null when there is none. */
    public @Nullable Told last() {
        return releases.isEmpty() ? null : releases.get(0);
    }

    /** Everything that stands in the room, each once. */
    public List<Item> all() {
        return items().distinct().toList();
    }

    private Stream<Item> items() {
        return Stream.concat(
                texts.stream(),
                Stream.concat(criteria.stream().flatMap(shelf -> shelf.pieces().stream()), general.stream()));
    }
}
