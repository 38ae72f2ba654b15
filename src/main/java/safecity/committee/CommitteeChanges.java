package safecity.committee;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.annotation.Transactional;
import safecity.act.LegalAct;
import safecity.act.LegalActs;
import safecity.committee.CommitteeMatterRepository.Departure;
import safecity.committee.CommitteeMatterRepository.Matter;
import safecity.engine.models.ModelBean;
import safecity.refusal.Refusal;

/**
 * Members come and go after the committee was formed: what {@code committee-change} calls. Whoever follows within a term serves
 * what remains of it; the balance of the sexes is kept with each appointment (양성평등기본법 제21조제2항).
 */
@ModelBean("committeeChanges")
@Transactional
public class CommitteeChanges {

    private final CommitteeMatterRepository matters;
    private final CommitteeRepository table;
    private final CandidateRepository candidates;
    private final LegalActs acts;
    private final Clock clock;

    CommitteeChanges(
            CommitteeMatterRepository matters,
            CommitteeRepository table,
            CandidateRepository candidates,
            LegalActs acts,
            Clock clock) {
        this.matters = matters;
        this.table = table;
        this.candidates = candidates;
        this.acts = acts;
        this.clock = clock;
    }

    /** Name of the committee. */
    @Transactional(readOnly = true)
    public String title(String projectKey) {
        return table.name(projectKey);
    }

    /**
     * Somebody leaves, or an empty seat is to be filled. A dismissal takes effect with its approval.
     *
     * @throws Refusal {@code committee.noSuchMember}, {@code committee.changeUnderWay}, {@code committee.leftInFuture},
     *                 {@code committee.leftBeforeTerm}, {@code committee.dismissalGround}, {@code committee.notVacant}
     */
    public void departing(String matterId, DepartureEntry entry, String actor) {
        if ("withdraw".equals(entry.decision())) {
            return;
        }
        Matter matter = matters.matter(matterId);
        Roster roster = table.roster(matter.projectKey());
        int seat = Optional.ofNullable(entry.seat()).orElse(0);
        if (!roster.has(seat)) {
            throw Refusal.of("committee.noSuchMember", seat).field("seat");
        }
        if (matters.underWay(matter, seat)) {
            throw Refusal.conflict("committee.changeUnderWay", seat).field("seat");
        }
        if ("fill".equals(entry.decision())) {
            vacant(roster, roster.member(seat));
            matters.about(matter, seat);
            return;
        }
        LocalDate leftOn =
                leftOn(roster.member(seat), Optional.ofNullable(entry.leftOn()).orElseGet(this::today));
        boolean dismissal = "dismissal".equals(entry.decision());
        if (dismissal && entry.ground() == null) {
            throw Refusal.of("committee.dismissalGround").field("ground");
        }
        matters.request(
                matter,
                new Departure(seat, entry.decision(), leftOn),
                dismissal ? entry.ground() : null,
                entry.comment(),
                actor);
    }

    private void vacant(Roster roster, Roster.Member member) {
        if (member.servesAfter(today()) || roster.followed(member)) {
            throw Refusal.of("committee.notVacant", member.seat()).field("seat");
        }
    }

    private LocalDate leftOn(Roster.Member member, LocalDate leftOn) {
        if (!member.servesAfter(leftOn)) {
            throw Refusal.of("committee.noSuchMember", member.seat()).field("seat");
        }
        if (leftOn.isAfter(today())) {
            throw Refusal.of("committee.leftInFuture", CommitteeText.day(leftOn))
                    .field("leftOn");
        }
        if (leftOn.isBefore(member.termFrom()) && !member.termFrom().isAfter(today())) {
            throw Refusal.of(
                            "committee.leftBeforeTerm", CommitteeText.day(leftOn), CommitteeText.day(member.termFrom()))
                    .field("leftOn");
        }
        return leftOn;
    }

    /** From that day on they are no member; who is dismissed from the day of its approval, at the earliest. */
    public void departed(String matterId, String actor) {
        Matter matter = matters.matter(matterId);
        matters.requested(matter).ifPresent(departure -> {
            boolean dismissal = departure.kind().equals("dismissal");
            LocalDate leftOn = dismissal && departure.leftOn().isBefore(today()) ? today() : departure.leftOn();
            matters.departed(matter, departure.seat(), leftOn, actor);
            matters.about(matter, departure.seat());
        });
    }

    /**
     * Drafts who follows.
     *
     * @throws Refusal {@code committee.nomineesMissing}, {@code committee.nominee.*}
     */
    public void proposed(String matterId, SuccessionEntry entry, String actor) {
        if (!"appoint".equals(entry.decision())) {
            return;
        }
        Matter matter = matters.matter(matterId);
        Roster roster = table.roster(matter.projectKey());
        List<Integer> seats = matters.seats(matter);
        String typed = Optional.ofNullable(entry.nominees()).orElse("");
        List<Nominee> nominees = typed.isBlank() ? everybodyAgain(matter, roster, seats) : NomineeParser.read(typed);
        for (Nominee nominee : nominees) {
            if (!seats.contains(nominee.follows())) {
                throw Refusal.of("committee.nominee.seat", nominee.follows()).field("nominees");
            }
            if (nominee.again() && roster.member(nominee.follows()).leftOn() != null) {
                throw Refusal.of("committee.nominee.left", nominee.follows()).field("nominees");
            }
        }
        matters.propose(matter, nominees, actor);
    }

    private static List<Nominee> everybodyAgain(Matter matter, Roster roster, List<Integer> seats) {
        List<Nominee> again = seats.stream()
                .filter(seat -> roster.member(seat).leftOn() == null)
                .map(Nominee::again)
                .toList();
        if (again.isEmpty() || matter.occasion().equals("departure")) {
            throw Refusal.of("committee.nomineesMissing").field("nominees");
        }
        return again;
    }

    /**
     * Whether the committee may be composed so: neither sex above six tenths, by an exception, or nearer to it than before while
     * the plan of an unbalanced committee that took over has time left.
     */
    @Transactional(readOnly = true)
    public boolean balanced(String matterId) {
        Matter matter = matters.matter(matterId);
        Balance after = after(matter);
        return after.kept()
                || table.exceptionGranted(matter.projectKey(), after.men(), after.women())
                || table.balanceBy(matter.projectKey())
                                .filter(by -> !by.isBefore(today()))
                                .isPresent()
                        && after.excess() < before(matter).excess();
    }

    /** Who sits and who leaves with the matter. */
    private Balance before(Matter matter) {
        Roster roster = table.roster(matter.projectKey());
        List<Integer> seats = matters.seats(matter);
        return Balance.of(roster.which(member -> member.sitsOn(today()) || seats.contains(member.seat())));
    }

    /** Who sits without them, and those who follow. */
    private Balance after(Matter matter) {
        Roster roster = table.roster(matter.projectKey());
        List<Integer> seats = matters.seats(matter);
        Balance balance =
                Balance.of(roster.which(member -> member.servesAfter(today()) && !seats.contains(member.seat())));
        for (Nominee nominee : matters.nominees(matter)) {
            Roster.Member before = roster.member(nominee.follows());
            String sex = nominee.again() ? before.sex() : nominee.sex();
            balance = before.appointed() && sex != null ? balance.with(sex) : balance;
        }
        return balance;
    }

    /**
     * What the province's committee resolved about the composition that is drafted.
     *
     * @throws Refusal {@code committee.wrongBody}
     */
    public void exceptionResolved(String matterId, RatioExceptionEntry entry, String actor) {
        Matter matter = matters.matter(matterId);
        if (!entry.resolvedBy().equals("province")) {
            throw Refusal.of("committee.wrongBody").field("resolvedBy").rule(SexRatio.RULE + " 제2항");
        }
        Balance after = after(matter);
        candidates.insertException(
                matter.projectKey(), entry.resolutionNumber(), entry.decision(), after.men(), after.women(), actor);
    }

    /** Those of the newest draft become members, from the day of the act or when the term before is over. */
    public void appointed(String matterId, NewTermEntry entry, String actor) {
        Committees.checkTerm(entry.termYears());
        Matter matter = matters.matter(matterId);
        LocalDate day = acts.day(matter.projectKey(), LegalAct.APPOINTMENT, matterId);
        Roster roster = table.roster(matter.projectKey());
        for (Nominee nominee : matters.nominees(matter)) {
            Term term = term(matter, roster.member(nominee.follows()), day, entry.termYears());
            matters.appoint(matter, nominee, term.from(), term.to());
        }
    }

    private record Term(LocalDate from, @Nullable LocalDate to) {}

    private static Term term(Matter matter, Roster.Member before, LocalDate day, int years) {
        if (!before.appointed()) {
            return new Term(day, null);
        }
        LocalDate end = Optional.ofNullable(before.termTo()).orElse(day);
        boolean remaining = matter.occasion().equals("departure") && !end.isBefore(day);
        LocalDate from = remaining || end.isBefore(day) ? day : end.plusDays(1);
        return new Term(from, remaining ? end : from.plusYears(years).minusDays(1));
    }

    /** Whether somebody who was elected chair or vice-chair isn't a member any more once those of the newest terms are. */
    @Transactional(readOnly = true)
    public boolean officersMissing(String projectKey) {
        Roster roster = table.roster(projectKey);
        LocalDate day = settled(roster);
        return table.officers(projectKey).values().stream()
                .anyMatch(seat -> !roster.member(seat).sitsOn(day));
    }

    /** Today, or the day on which the last of those who are appointed begins. */
    private LocalDate settled(Roster roster) {
        return roster.members().stream()
                .map(Roster.Member::termFrom)
                .filter(from -> from.isAfter(today()))
                .max(Comparator.naturalOrder())
                .orElseGet(this::today);
    }

    /** Number of whoever holds the office and stays a member, or of their next term; null where there is nobody. */
    @Transactional(readOnly = true)
    public @Nullable Integer officer(String projectKey, String office) {
        Roster roster = table.roster(projectKey);
        LocalDate day = settled(roster);
        return Optional.ofNullable(table.officers(projectKey).get(office))
                .map(roster::member)
                .flatMap(member -> member.sitsOn(day) ? Optional.of(member) : nextTerm(roster, member, day))
                .map(Roster.Member::seat)
                .orElse(null);
    }

    private static Optional<Roster.Member> nextTerm(Roster roster, Roster.Member member, LocalDate day) {
        return member.leftOn() != null
                ? Optional.empty()
                : roster
                        .which(next -> Integer.valueOf(member.seat()).equals(next.follows()) && next.sitsOn(day))
                        .stream()
                        .findFirst();
    }

    /**
     * Whom the members elected among themselves.
     *
     * @throws Refusal {@code committee.noSuchMember}, {@code committee.chairTwice}
     */
    public void elected(String projectKey, ChairEntry entry, String actor) {
        Roster roster = table.roster(projectKey);
        elect(roster, projectKey, "chair", "chairSeat", entry.chairSeat(), actor);
        if (entry.viceChairSeat() != null) {
            if (entry.viceChairSeat().equals(entry.chairSeat())) {
                throw Refusal.of("committee.chairTwice", entry.chairSeat()).field("viceChairSeat");
            }
            elect(roster, projectKey, "vice-chair", "viceChairSeat", entry.viceChairSeat(), actor);
        }
    }

    private void elect(Roster roster, String projectKey, String office, String field, int seat, String actor) {
        if (!roster.has(seat) || !roster.member(seat).sitsOn(settled(roster))) {
            throw Refusal.of("committee.noSuchMember", seat).field(field);
        }
        if (!Integer.valueOf(seat).equals(table.officers(projectKey).get(office))) {
            table.insertOffice(projectKey, office, seat, today(), actor);
        }
    }

    /** @param outcome {@code settled}, or {@code dropped} where nothing changed */
    public void ended(String matterId, String outcome, String actor) {
        matters.end(matterId, outcome, actor);
    }

    // What the forms show

    /** Who sits or will sit, by number; empty seats too. */
    @Transactional(readOnly = true)
    public String members(String projectKey) {
        Roster roster = table.roster(projectKey);
        Map<Integer, String> offices = table.officers(projectKey).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getValue, held -> held.getKey().equals("chair") ? "위원장" : "부위원장", (a, b) -> a));
        List<String> lines = new ArrayList<>();
        for (Roster.Member member : roster.members()) {
            if (member.servesAfter(today())) {
                lines.add(CommitteeText.line(member, offices.getOrDefault(member.seat(), "")));
            } else if (!roster.followed(member)) {
                lines.add(CommitteeText.line(member, "비어 있음"));
            }
        }
        return "**위원 명부** (이름은 위원회 화면에서 봅니다)\n\n" + String.join("\n", lines);
    }

    /** The seats that the matter is about. */
    @Transactional(readOnly = true)
    public String seats(String matterId) {
        Matter matter = matters.matter(matterId);
        Roster roster = table.roster(matter.projectKey());
        return "**채울 자리**\n\n"
                + matters.seats(matter).stream()
                        .map(roster::member)
                        .map(member -> CommitteeText.line(member, member.leftOn() == null ? "임기 만료" : "임기 중 결원"))
                        .collect(Collectors.joining("\n"));
    }

    /** How the sexes are balanced today, and what was planned where they aren't. */
    @Transactional(readOnly = true)
    public String balance(String projectKey) {
        Balance now = Balance.of(table.roster(projectKey).sitting(today()));
        return "**지금의 성비** " + CommitteeText.balance(now)
                + table.balancePlan(projectKey)
                        .map(plan -> "\n\n**성비를 바로잡는 계획** " + plan)
                        .orElse("");
    }

    @Transactional(readOnly = true)
    public String proposedBalance(String matterId) {
        return "**선임안의 성비** " + CommitteeText.balance(after(matters.matter(matterId)));
    }

    /** Years of the term that was planned; two where nothing was. */
    @Transactional(readOnly = true)
    public int termYears(String matterId) {
        return table.plannedTerm(matters.matter(matterId).projectKey()).orElse(2);
    }

    /** Who is to be appointed, by seat and with their terms as they would be today. */
    @Transactional(readOnly = true)
    public String nominees(String matterId) {
        Matter matter = matters.matter(matterId);
        Roster roster = table.roster(matter.projectKey());
        int years = termYears(matterId);
        return matters.nominees(matter).stream()
                .map(nominee -> {
                    Term term = term(matter, roster.member(nominee.follows()), today(), years);
                    return "- %d번 자리: %s, 임기 %s"
                            .formatted(
                                    nominee.follows(),
                                    nominee.again() ? "연임" : "후임(" + CommitteeText.sex(nominee.sex()) + ")",
                                    CommitteeText.term(term.from(), term.to()));
                })
                .collect(Collectors.joining("\n"));
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
