package safecity.absence;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Somebody leaves: nobody relies on them as a substitute any more, and their own absence is nobody's business here. */
@Component
public class Departures {

    private final AbsenceRepository table;
    private final Substitutions standIns;
    private final Substitutes substitutes;

    Departures(AbsenceRepository table, Substitutions standIns, Substitutes substitutes) {
        this.substitutes = substitutes;
        this.table = table;
        this.standIns = standIns;
    }

    /** @param substitute who stands in now; null where nobody does */
    public record Changed(
            long absence, String absent, @Nullable String substitute) {}

    /**
     * Ends the registrations of a day and later that name somebody. Where they were to stand in their successor does,
     * unless that is who is away, they may not, or the chain of substitutes would lead back; then nobody stands in.
     *
     * @param successor may be null
     */
    @Transactional
    public List<Changed> leave(
            String municipality, String account, @Nullable String successor, LocalDate day, String by) {
        table.lock(municipality);
        List<Changed> changed = new ArrayList<>();
        for (Absence absence : table.from(municipality, day)) {
            if (absence.account().equals(account)) {
                table.end(absence.id(), by);
                changed.add(new Changed(absence.id(), account, null));
            } else if (absence.substitute().equals(account)) {
                table.end(absence.id(), by);
                LocalDate from = absence.from().isBefore(day) ? day : absence.from();
                boolean possible = successor != null
                        && substitutes.against(absence.account(), successor).isEmpty()
                        && !Absences.leadsTo(
                                successor,
                                absence.account(),
                                others(municipality, from, absence.to()),
                                new HashSet<>());
                if (possible && successor != null) {
                    table.insert(
                            municipality, absence.account(), successor, from, absence.to(), by, absence.isPending());
                }
                changed.add(new Changed(absence.id(), absence.account(), possible ? successor : null));
            }
        }
        standIns.bringUpToDate();
        return changed;
    }

    private List<Absence> others(String municipality, LocalDate from, LocalDate to) {
        return table.from(municipality, from).stream()
                .filter(other -> other.overlaps(from, to))
                .toList();
    }
}
