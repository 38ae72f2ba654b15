package safecity.committee;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import safecity.act.ActDependent;
import safecity.act.LegalAct;
import safecity.correction.Correctable;
import safecity.correction.CorrectionEffect;
import safecity.correction.CorrectionSource;
import safecity.refusal.Refusal;

/** The roster of a committee, and its terms when the members were appointed on another day. */
@Component
class CommitteeCorrections implements CorrectionSource, ActDependent {

    private static final List<String> SEXES = List.of("male", "female");

    private final CommitteeRepository table;

    CommitteeCorrections(CommitteeRepository table) {
        this.table = table;
    }

    @Override
    public List<Correctable> of(String projectKey, String kind, String id) {
        if (!kind.equals("committees")) {
            return List.of();
        }
        return Stream.concat(
                        table.balanceBy(projectKey).stream()
                                .map(by -> day("committee/balance_by", "committeeBalanceBy", List.of(), by)),
                        table.roster(projectKey).members().stream().flatMap(CommitteeCorrections::items))
                .toList();
    }

    private static Stream<Correctable> items(Roster.Member member) {
        List<String> seat = List.of(Integer.toString(member.seat()));
        String item = "member/" + member.seat() + "/";
        Stream<Correctable> texts = Stream.of(
                        new Correctable(
                                item + "name",
                                "memberName",
                                seat,
                                Correctable.Type.TEXT,
                                text(member.name()),
                                List.of()),
                        new Correctable(
                                item + "organisation",
                                "memberOrganisation",
                                seat,
                                Correctable.Type.TEXT,
                                text(member.organisation()),
                                List.of()))
                .filter(one -> !one.value().isEmpty());
        Stream<Correctable> terms = Stream.of(
                        day(item + "term_from", "memberTermFrom", seat, member.termFrom()),
                        day(item + "term_to", "memberTermTo", seat, member.termTo()),
                        day(item + "left_on", "memberLeftOn", seat, member.leftOn()))
                .filter(one -> !one.value().isEmpty());
        Stream<Correctable> all = Stream.concat(texts, terms);
        return member.kind().equals(Seat.OFFICIAL)
                ? all
                : Stream.concat(
                        all,
                        Stream.of(new Correctable(
                                item + "sex", "memberSex", seat, Correctable.Type.CHOICE, text(member.sex()), SEXES)));
    }

    private static Correctable day(String item, String label, List<String> seat, @Nullable LocalDate day) {
        return new Correctable(item, label, seat, Correctable.Type.DAY, day == null ? "" : day.toString(), List.of());
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    /**
     * @throws Refusal {@code committee.sexRatio} when the committee would not have been allowed so;
     *                 {@code correction.termTurned} when a term would end before it begins
     */
    @Override
    public List<CorrectionEffect> effects(String projectKey, Correctable item, String value) {
        if (item.type() == Correctable.Type.DAY) {
            return term(projectKey, item, LocalDate.parse(value));
        }
        if (!item.item().endsWith("/sex")) {
            return List.of();
        }
        Roster.Member member = table.roster(projectKey)
                .member(Integer.parseInt(item.labelArgs().get(0)));
        CommitteeComposition now = table.composition(projectKey).orElseThrow();
        if (member.follows() != null) {
            return List.of();
        }
        int men = now.men() + (value.equals("male") ? 1 : -1);
        int women = now.women() + (value.equals("female") ? 1 : -1);
        if (!table.exceptionGranted(projectKey, men, women)
                && table.balanceBy(projectKey).isEmpty()) {
            SexRatio.keep(men, women);
        }
        return List.of(
                CorrectionEffect.sets("committee/men", "men", Integer.toString(now.men()), Integer.toString(men)),
                CorrectionEffect.sets(
                        "committee/women", "women", Integer.toString(now.women()), Integer.toString(women)));
    }

    private List<CorrectionEffect> term(String projectKey, Correctable item, LocalDate day) {
        if (!item.item().endsWith("/term_from") && !item.item().endsWith("/term_to")) {
            return List.of();
        }
        boolean begins = item.item().endsWith("/term_from");
        table.roster(projectKey).members().stream()
                .filter(member -> item.item().startsWith("member/" + member.seat() + "/"))
                .filter(member -> member.termTo() != null
                        && (begins ? day.isAfter(member.termTo()) : day.isBefore(member.termFrom())))
                .findFirst()
                .ifPresent(member -> {
                    throw Refusal.of("correction.termTurned").field("value");
                });
        return List.of(CorrectionEffect.told("dueAnew"));
    }

    @Override
    public List<CorrectionEffect> effects(String projectKey, LegalAct act, String subject, LocalDate day) {
        if (act != LegalAct.APPOINTMENT || table.formedOn(projectKey).isEmpty()) {
            return List.of();
        }
        return subject.isEmpty() ? formedOn(projectKey, day) : appointedOn(projectKey, Long.parseLong(subject), day);
    }

    private List<CorrectionEffect> formedOn(String projectKey, LocalDate day) {
        List<CorrectionEffect> effects = new ArrayList<>();
        LocalDate before = table.formedOn(projectKey).orElseThrow();
        effects.add(CorrectionEffect.sets("committee/formed_on", "formedOn", before.toString(), day.toString()));
        effects.add(CorrectionEffect.sets(
                        "reached/committee-formation/committee-formed/", "milestone", before.toString(), day.toString())
                .with("위원회 구성"));
        long moved = ChronoUnit.DAYS.between(before, day);
        table.roster(projectKey).which(member -> member.follows() == null).forEach(member -> {
            effects.add(term(member, "term_from", member.termFrom(), moved));
            if (member.termTo() != null) {
                effects.add(term(member, "term_to", member.termTo(), moved));
            }
        });
        return effects;
    }

    /** Terms that began with a later appointment; what was left of a term ends as it would have. */
    private List<CorrectionEffect> appointedOn(String projectKey, long matter, LocalDate day) {
        List<CorrectionEffect> effects = new ArrayList<>();
        Roster roster = table.roster(projectKey);
        for (Roster.Member member : roster.which(one -> Long.valueOf(matter).equals(one.matterId()))) {
            LocalDate end =
                    roster.member(Objects.requireNonNull(member.follows())).termTo();
            boolean remaining = end != null && end.equals(member.termTo());
            LocalDate from = end != null && !remaining && !day.isAfter(end) ? end.plusDays(1) : day;
            long moved = ChronoUnit.DAYS.between(member.termFrom(), from);
            if (moved != 0) {
                effects.add(term(member, "term_from", member.termFrom(), moved));
            }
            if (moved != 0 && !remaining && member.termTo() != null) {
                effects.add(term(member, "term_to", member.termTo(), moved));
            }
        }
        return effects;
    }

    private static CorrectionEffect term(Roster.Member member, String column, LocalDate before, long moved) {
        return CorrectionEffect.sets(
                        "member/" + member.seat() + "/" + column,
                        column.equals("term_from") ? "termFrom" : "termTo",
                        before.toString(),
                        before.plusDays(moved).toString())
                .with(Integer.toString(member.seat()));
    }
}
