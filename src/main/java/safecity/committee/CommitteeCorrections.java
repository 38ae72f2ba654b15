package safecity.committee;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
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
        return kind.equals("committees")
                ? table.roster(projectKey).stream()
                        .flatMap(CommitteeCorrections::items)
                        .toList()
                : List.of();
    }

    private static Stream<Correctable> items(CommitteeRepository.Roster member) {
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
                        day(item + "term_to", "memberTermTo", seat, member.termTo()))
                .filter(one -> !one.value().isEmpty());
        Stream<Correctable> all = Stream.concat(texts, terms);
        return member.kind().equals(Seat.OFFICIAL)
                ? all
                : Stream.concat(
                        all,
                        Stream.of(new Correctable(
                                item + "sex", "memberSex", seat, Correctable.Type.CHOICE, member.sex(), SEXES)));
    }

    private static Correctable day(String item, String label, List<String> seat, @Nullable LocalDate day) {
        return new Correctable(item, label, seat, Correctable.Type.DAY, day == null ? "" : day.toString(), List.of());
    }

    private static String text(String value) {
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
        CommitteeComposition now = table.composition(projectKey).orElseThrow();
        int men = now.men() + (value.equals("male") ? 1 : -1);
        int women = now.women() + (value.equals("female") ? 1 : -1);
        if (!table.exceptionGranted(projectKey, men, women)) {
            SexRatio.keep(men, women);
        }
        return List.of(
                CorrectionEffect.sets("committee/men", "men", Integer.toString(now.men()), Integer.toString(men)),
                CorrectionEffect.sets(
                        "committee/women", "women", Integer.toString(now.women()), Integer.toString(women)));
    }

    private List<CorrectionEffect> term(String projectKey, Correctable item, LocalDate day) {
        boolean begins = item.item().endsWith("/term_from");
        table.roster(projectKey).stream()
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
        List<CorrectionEffect> effects = new ArrayList<>();
        if (act == LegalAct.APPOINTMENT && table.formedOn(projectKey).isPresent()) {
            LocalDate before = table.formedOn(projectKey).get();
            long moved = ChronoUnit.DAYS.between(before, day);
            effects.add(CorrectionEffect.sets("committee/formed_on", "formedOn", before.toString(), day.toString()));
            effects.add(CorrectionEffect.sets(
                            "reached/committee-formation/committee-formed/",
                            "milestone",
                            before.toString(),
                            day.toString())
                    .with("위원회 구성"));
            table.roster(projectKey).forEach(member -> {
                effects.add(term(member, "term_from", member.termFrom(), moved));
                if (member.termTo() != null) {
                    effects.add(term(member, "term_to", member.termTo(), moved));
                }
            });
        }
        return effects;
    }

    private static CorrectionEffect term(
            CommitteeRepository.Roster member, String column, LocalDate before, long moved) {
        return CorrectionEffect.sets(
                        "member/" + member.seat() + "/" + column,
                        column.equals("term_from") ? "termFrom" : "termTo",
                        before.toString(),
                        before.plusDays(moved).toString())
                .with(Integer.toString(member.seat()));
    }
}
