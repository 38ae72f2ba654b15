package safecity.absence;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import safecity.engine.Account;
import safecity.engine.EngineClock;
import safecity.engine.Roles;
import safecity.organisation.ListedPeople;
import safecity.refusal.Refusal;

/** Enters and ends absences: one's own, and as a manager those of the municipality. */
@Component
class Absences {

    private static final int LONGEST_DAYS = 366;

    private final AbsenceTable table;
    private final StandIns standIns;
    private final ListedPeople people;
    private final Roles roles;
    private final Clock clock;

    Absences(AbsenceTable table, StandIns standIns, ListedPeople people, Roles roles, Clock clock) {
        this.table = table;
        this.standIns = standIns;
        this.people = people;
        this.roles = roles;
        this.clock = clock;
    }

    /**
     * @param account who is away; null or empty for the person who enters it
     * @throws Refusal with the field and the rule: the period, an overlap, an unknown or foreign substitute, a circle
     */
    @Transactional
    public void enter(Account by, String account, String substitute, LocalDate from, LocalDate to) {
        String away = account == null || account.isBlank() ? by.id() : account;
        String municipality = municipality(by);
        if (!away.equals(by.id()) && !manages(by)) {
            throw Refusal.forbidden("absence.notYours");
        }
        checkPeriod(from, to);
        List<String> known = people.listedFor(by, municipality);
        if (!known.contains(away)) {
            throw Refusal.of("absence.unknown").field("account");
        }
        if (substitute == null || !known.contains(substitute)) {
            throw Refusal.of("absence.substituteUnknown").field("substitute");
        }
        if (substitute.equals(away)) {
            throw Refusal.of("absence.self").field("substitute");
        }
        table.lock(municipality);
        List<Absence> others = table.from(municipality, from).stream()
                .filter(other -> other.overlaps(from, to))
                .toList();
        if (others.stream().anyMatch(other -> other.account().equals(away))) {
            throw Refusal.conflict("absence.overlaps").field("from");
        }
        if (leadsTo(substitute, away, others, new HashSet<>())) {
            throw Refusal.of("absence.circle").field("substitute");
        }
        table.insert(municipality, away, substitute, from, to, by.id());
        standIns.bringUpToDate();
    }

    /** A second click changes nothing. @throws Refusal {@code absence.none}, {@code absence.notYours} */
    @Transactional
    public void end(Account by, long id) {
        Absence absence = table.find(id)
                .filter(found -> by.tenants().contains(found.municipality()))
                .orElseThrow(() -> Refusal.notFound("absence.none"));
        if (!absence.account().equals(by.id()) && !manages(by)) {
            throw Refusal.forbidden("absence.notYours");
        }
        table.end(id, by.id());
        standIns.bringUpToDate();
    }

    /** What the reader may see: their own and those they stand in for; the manager all of the municipality. */
    List<Absence> of(Account reader) {
        return reader.tenants().stream()
                .flatMap(tenant -> table.from(tenant, today()).stream())
                .filter(absence -> manages(reader)
                        || absence.account().equals(reader.id())
                        || absence.substitute().equals(reader.id()))
                .toList();
    }

    boolean manages(Account person) {
        return roles.of(person.groups()).contains("manager");
    }

    String municipality(Account person) {
        if (person.tenants().size() != 1) {
            throw Refusal.forbidden("absence.noMunicipality");
        }
        return person.tenants().get(0);
    }

    private void checkPeriod(LocalDate from, LocalDate to) {
        if (from == null) {
            throw Refusal.of("absence.dayMissing").field("from");
        }
        if (to == null || to.isBefore(from)) {
            throw Refusal.of("absence.backwards").field("to");
        }
        if (to.isBefore(today())) {
            throw Refusal.of("absence.past").field("to");
        }
        if (from.plusDays(LONGEST_DAYS).isBefore(to)) {
            throw Refusal.of("absence.tooLong", LONGEST_DAYS).field("to");
        }
    }

    /** Whether on some day of the period the chain of substitutes would come back. */
    static boolean leadsTo(String from, String account, List<Absence> others, Set<String> passed) {
        if (from.equals(account)) {
            return true;
        }
        return passed.add(from)
                && others.stream()
                        .filter(other -> other.account().equals(from))
                        .anyMatch(other -> leadsTo(other.substitute(), account, others, passed));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), EngineClock.SEOUL);
    }
}
