package safecity.approval;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import safecity.engine.processes.Decisions;
import safecity.organisation.Department;
import safecity.organisation.Departments;
import safecity.story.ProcessStory;

/** {@code approval-line.dmn}, row by row, with the amounts on both sides of each boundary (위임전결). Won without VAT. */
@ProcessStory
class ApprovalLineTest {

    @Autowired
    Decisions decisions;

    @Autowired
    Departments departments;

    @ParameterizedTest(name = "{0} {1} won -> {4} {5}")
    @CsvSource({
        "plan,                              0, 'drafter,director',            'planning,budget',       mayor,      ''",
        "plan,                     9999999999, 'drafter,director',            'planning,budget',       mayor,      ''",
        "plan-change,                       0, 'drafter,director',            'planning,budget',       mayor,      ''",
        "ordinance-plan,                    0, 'drafter,director',            legal,                   mayor,      ''",
        "ordinance-promulgation,            0, drafter,                       '',                      mayor,      ''",
        "contract-plan,                     0, '',                            '',                      drafter,    전결",
        "contract-plan,              20000000, '',                            '',                      drafter,    전결",
        "contract-plan,              20000001, drafter,                       'budget,contract',       director,   전결",
        "contract-plan,             100000000, drafter,                       'budget,contract',       director,   전결",
        "contract-plan,             100000001, 'drafter,director',            'budget,contract,audit', vice-mayor, 전결",
        "contract-plan,             500000000, 'drafter,director',            'budget,contract,audit', vice-mayor, 전결",
        "contract-plan,             500000001, 'drafter,director,vice-mayor', 'budget,contract,audit', mayor,      ''",
        "contract-award,             20000000, '',                            '',                      drafter,    전결",
        "contract-award,             20000001, drafter,                       budget,                  director,   전결",
        "contract-award,            100000000, drafter,                       budget,                  director,   전결",
        "contract-award,            100000001, 'drafter,director',            'budget,audit',          vice-mayor, 전결",
        "contract-award,           5000000000, 'drafter,director',            'budget,audit',          vice-mayor, 전결",
        "contract-settlement,               1, '',                            budget,                  drafter,    전결",
        "contract-settlement,       500000001, '',                            budget,                  drafter,    전결",
        "committee-plan,                    0, 'drafter,director',            planning,                vice-mayor, 전결",
        "committee-appointment,             0, 'drafter,director',            gender-equality,         mayor,      ''",
        "programme-plan,                    0, drafter,                       budget,                  director,   전결",
        "programme-change,                  0, drafter,                       planning,                director,   전결",
        "annual-report,                     0, drafter,                       planning,                director,   전결",
        "application,                       0, 'drafter,director',            planning,                mayor,      ''",
        "audit-plan,                        0, drafter,                       '',                      director,   전결",
        "audit-response,                    0, drafter,                       '',                      director,   전결",
        "declaration-plan,                  0, 'drafter,director',            publicity,               mayor,      ''",
        "abandonment,                       0, 'drafter,director',            'planning,budget',       mayor,      ''",
        "omission,                          0, 'drafter,director',            'planning,budget',       mayor,      ''",
        "resumption,                        0, 'drafter,director',            'planning,budget',       mayor,      ''",
        "release,                           0, drafter,                       '',                      director,   전결"
    })
    void kindAndAmountDecideTheLine(
            String kind, long amount, String review, String agree, String decider, String delegation) {
        assertThat(decisions.rows("approval-line", Map.of("kind", kind, "amount", amount)))
                .containsExactly(
                        Map.of("review", review, "agree", agree, "decider", decider, "delegation", delegation));
    }

    @Test
    void aKindOfDocumentThatTheRuleDoesNotKnowHasNoLine() {
        assertThat(decisions.rows("approval-line", Map.of("kind", "love-letter", "amount", 0L)))
                .isEmpty();
    }

    @Test
    void everybodyOnALineHasADepartment() {
        Set<String> known =
                departments.of("yeonsu").stream().map(Department::duty).collect(Collectors.toSet());
        for (String kind : List.of(
                "plan",
                "ordinance-plan",
                "contract-plan",
                "contract-award",
                "contract-settlement",
                "committee-plan",
                "committee-appointment",
                "annual-report",
                "declaration-plan",
                "abandonment",
                "omission",
                "resumption")) {
            for (long amount : new long[] {0, 50_000_000, 200_000_000, 1_000_000_000}) {
                Map<String, Object> line = decisions
                        .rows("approval-line", Map.of("kind", kind, "amount", amount))
                        .get(0);
                String duties = line.get("review") + "," + line.get("agree") + "," + line.get("decider");
                assertThat(Arrays.stream(duties.split(",")).filter(duty -> !duty.isEmpty() && !duty.equals("drafter")))
                        .as("%s, %s won", kind, amount)
                        .allMatch(known::contains);
            }
        }
    }
}
