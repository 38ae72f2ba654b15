package safecity.ordinance;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import safecity.correction.Correctable;
import safecity.correction.CorrectionEffect;
import safecity.correction.CorrectionSource;
import safecity.ordinance.OrdinanceRepository.Fact;
import safecity.refusal.Refusal;

/** The number of an ordinance, and the figures of votes as far as the resolution stays what it was. */
@Component
class OrdinanceCorrections implements CorrectionSource {

    private static final String NUMBER = "ordinance/number/";
    private static final List<String> FIGURES = List.of("members", "present", "against", "abstained");
    private static final Map<OrdinanceEventType, Majority> VOTES = Map.of(
            OrdinanceEventType.DELIBERATED, Majority.OF_ALL_MEMBERS,
            OrdinanceEventType.EXAMINED, Majority.OF_THOSE_PRESENT,
            OrdinanceEventType.VOTED, Majority.OF_THOSE_PRESENT,
            OrdinanceEventType.VOTED_AGAIN, Majority.TWO_THIRDS_OF_THOSE_PRESENT);

    private final JdbcClient jdbc;
    private final OrdinanceRepository register;
    private final OrdinanceNumbers numbers;

    OrdinanceCorrections(JdbcClient jdbc, OrdinanceRepository register, OrdinanceNumbers numbers) {
        this.jdbc = jdbc;
        this.register = register;
        this.numbers = numbers;
    }

    private record Vote(
            long id, int attempt, OrdinanceEventType what, int members, int present, int against, int abstained) {

        int figure(String name) {
            return switch (name) {
                case "members" -> members;
                case "present" -> present;
                case "against" -> against;
                default -> abstained;
            };
        }

        Ballot ballot(String name, int value) {
            return Ballot.of(new BallotEntry(
                    "",
                    name.equals("members") ? value : members,
                    name.equals("present") ? value : present,
                    name.equals("against") ? value : against,
                    name.equals("abstained") ? value : abstained,
                    ""));
        }
    }

    @Override
    public List<Correctable> of(String projectKey, String kind, String id) {
        if (!kind.equals("ordinances")) {
            return List.of();
        }
        List<Correctable> all = new ArrayList<>();
        jdbc.sql("""
                SELECT promulgation_number FROM ordinance
                WHERE project_key = ? AND attempt = ?::integer AND promulgation_number IS NOT NULL
                """)
                .params(projectKey, id)
                .query(Integer.class)
                .optional()
                .ifPresent(number -> all.add(new Correctable(
                        NUMBER + id,
                        "ordinanceNumber",
                        List.of(),
                        Correctable.Type.NUMBER,
                        number.toString(),
                        List.of())));
        votes(projectKey).stream()
                .filter(vote -> Integer.toString(vote.attempt()).equals(id))
                .flatMap(vote -> FIGURES.stream()
                        .map(figure -> new Correctable(
                                "vote/" + vote.id() + "/" + figure,
                                "vote",
                                List.of("fact.code." + vote.what(), "correction.figure." + figure),
                                Correctable.Type.NUMBER,
                                Integer.toString(vote.figure(figure)),
                                List.of())))
                .forEach(all::add);
        return all;
    }

    private List<Vote> votes(String projectKey) {
        return jdbc.sql("""
                SELECT id, attempt, what, corrected(project_key, 'vote/' || id || '/members', figures ->> 'members')::integer AS members,
                    corrected(project_key, 'vote/' || id || '/present', figures ->> 'present')::integer AS present,
                    corrected(project_key, 'vote/' || id || '/against', figures ->> 'against')::integer AS against,
                    corrected(project_key, 'vote/' || id || '/abstained', figures ->> 'abstained')::integer AS abstained
                FROM ordinance_event WHERE project_key = ? AND figures -> 'members' IS NOT NULL ORDER BY id
                """).param(projectKey).query(Vote.class).list();
    }

    /**
     * @throws Refusal {@code ordinance.promulgationNumberNeeded}, {@code ordinance.numberTaken}; those of {@link Ballot#of};
     *                 {@code ordinance.voteTurns} when the figures no longer bear out what was resolved
     */
    @Override
    public List<CorrectionEffect> effects(String projectKey, Correctable item, String value) {
        int number = whole(value);
        if (item.item().startsWith(NUMBER)) {
            numbers.check(projectKey, number, "value");
            return List.of();
        }
        String[] named = item.item().split("/");
        Vote vote = votes(projectKey).stream()
                .filter(one -> one.id() == Long.parseLong(named[1]))
                .findFirst()
                .orElseThrow();
        Majority majority = VOTES.getOrDefault(vote.what(), Majority.OF_ALL_MEMBERS);
        Majority.Verdict before = majority.verdict(vote.ballot("", 0));
        Majority.Verdict after = majority.verdict(vote.ballot(named[2], number));
        if (before != after) {
            throw Refusal.of("ordinance.voteTurns").field("value").rule("지방자치법 제73조");
        }
        return List.of(CorrectionEffect.told("voteStands"));
    }

    @Override
    public void corrected(String projectKey, Correctable item, String value, String reason, String actor) {
        if (item.item().startsWith(NUMBER)) {
            register.advance(
                    projectKey, register.current(projectKey).status(), Map.of(Fact.PROMULGATION_NUMBER, whole(value)));
        }
        register.record(
                projectKey,
                NewOrdinanceEvent.of(OrdinanceEventType.CORRECTED, actor)
                        .outcome(item.label())
                        .reason(reason));
    }

    private static int whole(String value) {
        try {
            return new BigDecimal(value).intValueExact();
        } catch (ArithmeticException fraction) {
            throw Refusal.of("correction.value").field("value");
        }
    }
}
