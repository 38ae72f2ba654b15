package safecity.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import safecity.story.ProcessStory;

/** Who may stand in for, take over and hold what; the exact borders of each level and of each body. */
@ProcessStory
class PostRulesTest {

    @Autowired
    PostRules rules;

    @ParameterizedTest(name = "{0} <- {1}: {2}")
    @CsvSource(
            nullValues = "-",
            value = {
                // The line of one department, both ways.
                "lead, lead-head, -",
                "lead-head, lead, -",
                "lead, lead, -",
                // An officer of another department stands in for nobody; the level above all departments may.
                "lead, legal, posts.level",
                "lead, legal-head, posts.level",
                "lead, director, -",
                // Heads of one administration at the same level, never below it from elsewhere.
                "lead-head, legal-head, -",
                "lead-head, legal, posts.level",
                "lead-head, director, -",
                "director, lead-head, -",
                "director, lead, posts.level",
                "vice-mayor, director, -",
                "vice-mayor, lead-head, posts.level",
                "mayor, vice-mayor, -",
                "mayor, director, -",
                "mayor, lead-head, posts.level",
                // Bodies that are independent of each other.
                "budget-head, certifier, posts.independent",
                "budget-head, citizens-panel-head, posts.independent",
                "mayor, certifier-head, posts.independent",
                "certifier, lead, posts.independent",
                "audit, lead, posts.independent",
                "audit-head, director, posts.independent",
                "lead-head, audit-head, posts.independent",
                "council-office, lead-head, posts.independent",
                "police, fire, posts.independent",
                "police-head, police, -",
                "support-centre, certifier, posts.independent",
                // Oversight, in both directions and among itself.
                "mayor, manager, posts.oversees",
                "budget-head, auditor, posts.oversees",
                "auditor, lead, posts.oversees",
                "manager, vice-mayor, posts.oversees",
                "auditor, manager, posts.oversees",
                "auditor, auditor, -",
                "mayor, camunda-admin, posts.oversees",
                // All posts of somebody, and all that the other holds.
                "lead+legal, director, -",
                "lead+legal, lead-head, posts.level",
                "lead, lead-head+auditor, posts.oversees",
                "lead, -, posts.none",
                "-, lead, posts.none"
            })
    void standsIn(String posts, String substitute, String against) {
        assertThat(rules.againstStandingIn(groups(posts), groups(substitute)).orElse(null))
                .isEqualTo(against);
    }

    @ParameterizedTest(name = "{0} to {1}: {2}")
    @CsvSource(
            nullValues = "-",
            value = {
                "lead, legal, -",
                "lead-head, legal, -",
                "director, legal-head, -",
                "director, legal, posts.level",
                "mayor, director, posts.level",
                "mayor, vice-mayor, -",
                "legal, director, -",
                "legal, certifier, posts.independent",
                "certifier, legal, posts.independent",
                "audit, lead, posts.independent",
                "lead, manager, posts.oversees",
                "auditor, lead, posts.oversees",
                "mayor, -, -",
                "certifier, -, -"
            })
    void takesOver(String posts, String successor, String against) {
        assertThat(rules.againstTakingOver(groups(posts), groups(successor)).orElse(null))
                .isEqualTo(against);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            nullValues = "-",
            value = {
                "lead+lead-head, -",
                "lead+legal-head+director, -",
                "lead+audit, posts.independent",
                "police+fire, posts.independent",
                "lead+manager, posts.oversees",
                "manager+auditor, posts.oversees",
                "mayor+camunda-admin, posts.oversees",
                "lead+made-by-an-administrator, -",
                "-, -"
            })
    void holdsTogether(String groups, String against) {
        assertThat(rules.against(groups(groups)).orElse(null)).isEqualTo(against);
    }

    @ParameterizedTest(name = "{0} above {1}: {2}")
    @CsvSource({
        "lead-head, lead, true",
        "lead, lead-head, false",
        "legal-head, lead, false",
        "director, lead-head, true",
        "vice-mayor, mayor, false",
        "personnel-head, mayor, true",
        "personnel, lead, false",
        "audit-head, lead, false",
        "director, certifier, false",
        "certifier-head, certifier, true"
    })
    void isAbove(String superior, String posts, boolean above) {
        assertThat(rules.isAbove(groups(superior), groups(posts))).isEqualTo(above);
    }

    private static List<String> groups(String names) {
        return names == null
                ? List.of()
                : Arrays.stream(names.split("\\+"))
                        .map(name -> name.startsWith("camunda") || name.startsWith("made") ? name : "yeonsu-" + name)
                        .collect(Collectors.toList());
    }
}
