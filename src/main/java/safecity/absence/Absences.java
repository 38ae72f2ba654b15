package safecity.absence;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import safecity.engine.authorization.Roles;
import safecity.engine.identity.Account;
import safecity.engine.identity.Accounts;
import safecity.engine.time.EngineClock;
import safecity.organisation.ListedPeople;
import safecity.organisation.PostNotice;
import safecity.refusal.Refusal;
import safecity.security.AccessLog;

/** Enters, confirms and ends absences: one's own, and as a manager those of the municipality. */
@Component
class Absences {

    private static final int LONGEST_DAYS = 366;

    private final AbsenceRepository table;
    private final Substitutions standIns;
    private final Substitutes substitutes;
    private final Accounts accounts;
    private final ListedPeople people;
    private final Roles roles;
    private final AccessLog log;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Absences(
            AbsenceRepository table,
            Substitutions standIns,
            Substitutes substitutes,
            Accounts accounts,
            ListedPeople people,
            Roles roles,
            AccessLog log,
            ApplicationEventPublisher events,
            Clock clock) {
        this.table = table;
        this.standIns = standIns;
        this.substitutes = substitutes;
        this.accounts = accounts;
        this.people = people;
        this.roles = roles;
        this.log = log;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Enters an absence. One's own is in force at once; one of somebody else waits for a second person.
     *
     * @param account who is away; null or empty for the person who enters it
     * @return its id
     * @throws Refusal with the field and the rule: the period, an overlap, an unknown or foreign substitute, one who may not
     *                 stand in, a circle or too long a chain
     */
    @Transactional
    public long enter(
            Account by,
            @Nullable String account,
            @Nullable String substitute,
            @Nullable LocalDate from,
            @Nullable LocalDate to) {
        String away = account == null || account.isBlank() ? by.id() : account;
        String municipality = municipality(by);
        if (!away.equals(by.id()) && !manages(by)) {
            throw Refusal.forbidden("absence.notYours");
        }
        checkPeriod(from, to);
        LocalDate first = Objects.requireNonNull(from);
        LocalDate last = Objects.requireNonNull(to);
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
        List<Absence> others = table.from(municipality, first).stream()
                .filter(other -> other.overlaps(first, last))
                .toList();
        if (others.stream().anyMatch(other -> other.account().equals(away))) {
            throw Refusal.conflict("absence.overlaps").field("from");
        }
        if (leadsTo(substitute, away, others, new HashSet<>())) {
            throw Refusal.of("absence.circle").field("substitute");
        }
        substitutes.check(away, substitute, others);
        boolean needsSecond = !away.equals(by.id());
        long id = table.insert(municipality, away, substitute, first, last, by.id(), needsSecond);
        changed(table.find(id).orElseThrow(), needsSecond ? "pending" : "entered");
        standIns.bringUpToDate();
        return id;
    }

    /**
     * Brings what somebody entered for another into force. A second click changes nothing.
     *
     * @throws Refusal {@code absence.none}; {@code absence.secondPerson} for who entered it, gains by it, or is neither the
     *                 absent person nor their superior, the personnel department's head or a manager
     */
    @Transactional
    public void confirm(Account by, long id) {
        Absence absence = get(by, id);
        if (!mayConfirm(by, absence)) {
            throw Refusal.forbidden("absence.secondPerson");
        }
        table.lock(absence.municipality());
        if (absence.isPending()) {
            substitutes.check(absence.account(), absence.substitute(), List.of());
            table.confirm(id, by.id());
            changed(absence, "confirmed");
            standIns.bringUpToDate();
        }
    }

    boolean mayConfirm(Account by, Absence absence) {
        return !by.id().equals(absence.enteredBy())
                && !by.id().equals(absence.substitute())
                && (by.id().equals(absence.account()) || manages(by) || substitutes.isAbove(by, absence.account()));
    }

    /** By who is away, who stands in, or a manager. A second click changes nothing. @throws Refusal {@code absence.none}, {@code absence.notYours} */
    @Transactional
    public void end(Account by, long id) {
        Absence absence = get(by, id);
        if (!mayEnd(by, absence)) {
            throw Refusal.forbidden("absence.notYours");
        }
        if (absence.endedAt() == null) {
            table.end(id, by.id());
            changed(absence, hasBegun(absence) ? "ended" : "withdrawn");
            standIns.bringUpToDate();
        }
    }

    /** Before its first day an absence is withdrawn rather than ended. */
    boolean hasBegun(Absence absence) {
        return !absence.from().isAfter(today());
    }

    boolean mayEnd(Account by, Absence absence) {
        return absence.account().equals(by.id()) || absence.substitute().equals(by.id()) || manages(by);
    }

    private Absence get(Account by, long id) {
        return table.find(id)
                .filter(found -> by.tenants().contains(found.municipality()))
                .orElseThrow(() -> Refusal.notFound("absence.none"));
    }

    @EventListener
    void lapsed(StandInLapsed standIn) {
        table.find(standIn.absence()).ifPresent(absence -> changed(absence, "lapsed"));
    }

    /** It gives or takes rights: it stands in the access log, and everybody whom it concerns is told at once. */
    private void changed(Absence absence, String what) {
        log.record(
                "stand-in",
                "absence/" + absence.id() + " " + what + " " + absence.account() + " > " + absence.substitute() + " "
                        + absence.from() + "/" + absence.to());
        Set<String> concerned = new TreeSet<>(List.of(absence.account(), absence.substitute(), absence.enteredBy()));
        if (what.equals("pending")) {
            accounts.ofMunicipality(absence.municipality()).stream()
                    .filter(person -> accounts.find(person)
                            .filter(found -> mayConfirm(found, absence))
                            .isPresent())
                    .forEach(concerned::add);
        }
        events.publishEvent(new PostNotice(
                "absence",
                absence.id(),
                absence.municipality(),
                what,
                absence.account(),
                absence.substitute(),
                absence.from(),
                absence.to(),
                concerned));
    }

    /** What the reader may see: their own, those they stand in for, those they can confirm; the manager all of the municipality. */
    List<Absence> of(Account reader) {
        return reader.tenants().stream()
                .flatMap(tenant -> table.from(tenant, today()).stream())
                .filter(absence -> manages(reader)
                        || absence.account().equals(reader.id())
                        || absence.substitute().equals(reader.id())
                        || absence.isPending() && mayConfirm(reader, absence))
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

    private void checkPeriod(@Nullable LocalDate from, @Nullable LocalDate to) {
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
