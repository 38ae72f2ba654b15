package safecity.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.support.ResourceBundleMessageSource;
import safecity.project.plan.PlanChecksTest;
import safecity.project.plan.PlanDraft;
import safecity.project.plan.PlanFinding;

/** The findings of a plan's checks as an officer and a foreign certifier read them. */
class FindingSentencesTest {

    private static final ResourceBundleMessageSource MESSAGES = new ResourceBundleMessageSource();

    static {
        MESSAGES.setBasename("messages/project");
        MESSAGES.setDefaultEncoding("UTF-8");
        MESSAGES.setFallbackToSystemLocale(false);
    }

    @Test
    void theDifferenceOfTheTotalsIsSaidInOneSentence() {
        PlanFinding totals = PlanDraft.yeonsu().findings().get(0);
        assertThat(sentence(totals, Locale.KOREAN))
                .isEqualTo("총사업비가 서로 다릅니다: 표지 409백만원, 정책개요 420백만원, 연도별 합계 409백만원(차이 11백만원).");
        assertThat(sentence(totals, Locale.ENGLISH))
                .isEqualTo(
                        "The totals differ: header 409, overview 420, sum of the years 409 million won (difference 11 million won).");
    }

    @Test
    void everyFindingThatTheChecksKnowHasASentence() throws IOException {
        Matcher code = Pattern.compile("PlanFinding\\s*\\.of\\(\\s*\"(\\w+)\"")
                .matcher(Files.readString(Path.of("src/main/java/safecity/project/plan/PlanChecks.java")));
        Set<String> codes = code.results().map(found -> found.group(1)).collect(Collectors.toCollection(TreeSet::new));
        assertThat(codes).hasSizeGreaterThanOrEqualTo(12);
        assertThat(codes).allSatisfy(known -> {
            assertThat(MESSAGES.getMessage("plan.finding." + known, new Object[9], Locale.KOREAN))
                    .isNotBlank();
            assertThat(MESSAGES.getMessage("plan.finding." + known, new Object[9], Locale.ENGLISH))
                    .isNotBlank();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"ko", "en"})
    void eachSentenceNamesAllItsFiguresAndLeavesNoPlaceholder(String language) {
        for (PlanFinding finding : findings()) {
            String sentence = sentence(finding, Locale.forLanguageTag(language));
            assertThat(sentence).doesNotContain("{", "}", "''", "null");
            assertThat(sentence).contains(finding.figures());
        }
    }

    private static List<PlanFinding> findings() {
        List<PlanFinding> all = PlanChecksTest.oneStepTooFar()
                .map(step -> (PlanFinding) step.get()[1])
                .collect(Collectors.toList());
        all.addAll(PlanDraft.yeonsu().findings());
        return all;
    }

    private static String sentence(PlanFinding finding, Locale locale) {
        return MESSAGES.getMessage(
                "plan.finding." + finding.code(), finding.figures().toArray(), locale);
    }
}
