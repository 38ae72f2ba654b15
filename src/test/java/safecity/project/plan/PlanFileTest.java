package safecity.project.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.dao.DataIntegrityViolationException;
import safecity.project.PlanLoader;
import safecity.project.Projects;

/** A plan file that can't be read or contradicts itself is refused with file, line and reason; the start goes on. */
@ExtendWith(OutputCaptureExtension.class)
class PlanFileTest {

    private static final String NAME = "municipalities/test/plan.yaml";
    private static final String YEONSU = yeonsu();

    @Test
    void aPlanThatIsInOrderIsRead() {
        assertThat(read(YEONSU).project().key()).isEqualTo("yeonsu-2022");
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "stage: outcome, weight: 10 | stage: outcome, weight: 0      | the weight of research-contract/contract-completed@outcome is 0, not at least 1",
                "stage: outcome, weight: 10 | stage: evaluation, weight: 10  | model element research-contract/contract-completed@evaluation stands twice",
                "code: committee            | code: ordinance                | milestone ordinance stands twice",
                "code: C2,                  | code: C1,                      | contract C1 stands twice",
                "year: 2023                 | year: 2022                     | year 2022 stands twice",
                "percent: 60                | percent: 101                   | the target of 2024 is 101 percent",
                "percent: 60                | percent: -1                    | the target of 2024 is -1 percent",
                "budgetYear: 2024           | budgetYear: 2027               | contract C2 is paid from 2027, which has no budget",
                "deliverables: [evaluation] | deliverables: []               | contract C2 delivers nothing",
                "estimatedPrice: 90000000   | estimatedPrice: 0              | contract C3 has no price",
                "2025: {구비: 145}          | 2025: {구비: -1}               | the budget of 2025 from 구비 is negative",
                "budgetOverview: 420        | budgetOverview: -420           | the budget of the overview is negative",
                "to: 2026-04-30             | to: 2022-08-31                 | the plan ends on 2022-08-31, before it begins on 2022-09-01",
                "key: yeonsu-2022           | key: Yeonsu 2022               | project key \"Yeonsu 2022\" has to look like yeonsu-2022",
                "budgetHeader: 409          | budgetHeader: viel             | viel",
                "budgetHeader: 409          | budgetHeader: 409.5            | 409.5",
                "from: 2022-09-01           | from: 2022-13-01               | 2022-13-01",
                "goals: [공인준비도시 등재] | goals: [null]                  | goals"
            })
    void aContradictionIsRefusedWithItsLineAndReason(String printed, String broken, String reason) {
        String text = replaced(printed, broken);
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(InvalidPlanException.class)
                .hasMessageStartingWith(NAME + ", line " + lineOf(YEONSU, printed) + ": ")
                .hasMessageContaining(reason);
    }

    @ParameterizedTest
    @ValueSource(ints = {9, 11})
    void weightsThatDoNotAddUpToAHundredAreRefused(int instead) {
        String text = replaced("stage: outcome, weight: 10", "stage: outcome, weight: " + instead);
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(InvalidPlanException.class)
                .hasMessage(NAME + ", line " + lineOf(text, "milestones:")
                        + ": the weights of the milestones add up to " + (90 + instead) + ", not to 100");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026: {구비: 45}     | 2025: {구비: 45}",
                "goals: [공인인증 획득] | goals: [공인인증 획득",
                "nameEn: Application submitted | nameEn: \"Application",
                "budgetHeader: 409    | budgetTotal: 409",
                "deliverables: [baseline], | deliverables: [baseline], unknown: 1,",
                "project:             | nothing:"
            })
    void whatIsNoPlanAtAllIsRefusedWithALine(String printed, String broken) {
        String text = replaced(printed, broken);
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(InvalidPlanException.class)
                .hasMessageMatching("(?s)" + NAME + ", line [1-9]\\d*: .+");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "# nothing", "plan:", "- a\n- b", "\t", "just words", "project: &a [*a]"})
    void whatHoldsNoPlanIsRefusedAndNeverBreaksTheStart(String text) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(InvalidPlanException.class)
                .hasMessageStartingWith(NAME);
    }

    @Test
    void aFileInAnotherEncodingIsRefusedRatherThanGarbled() {
        byte[] korean = YEONSU.getBytes(Charset.forName("EUC-KR"));
        assertThatThrownBy(() -> PlanFile.read(NAME, new ByteArrayInputStream(korean)))
                .isInstanceOf(InvalidPlanException.class)
                .hasMessage(NAME + ": the file is not UTF-8");
    }

    @Test
    void theStartGoesOnWithoutARefusedPlanAndTheLogSaysWhy(CapturedOutput log) {
        Projects projects = mock(Projects.class);
        new PlanLoader(projects).load(NAME, file(replaced("code: C2,", "code: C1,")));
        verify(projects, never()).register(any(), any(), any());
        assertThat(log)
                .contains("Plan refused: " + NAME + ", line " + lineOf(YEONSU, "code: C2,")
                        + ": contract C1 stands twice");
    }

    @Test
    void theStartGoesOnWhenTheDatabaseKnowsNoSuchMunicipality(CapturedOutput log) {
        Projects projects = mock(Projects.class);
        doThrow(new DataIntegrityViolationException("no municipality atlantis"))
                .when(projects)
                .register(any(), any(), any());
        new PlanLoader(projects).load(NAME, file(YEONSU));
        assertThat(log).contains("Plan refused: " + NAME + ": no municipality atlantis");
    }

    private static PlanFile.Content read(String text) {
        return PlanFile.read(NAME, file(text));
    }

    private static InputStream file(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String replaced(String printed, String broken) {
        int at = YEONSU.indexOf(printed);
        assertThat(at).as(printed).isNotNegative();
        return YEONSU.substring(0, at) + broken + YEONSU.substring(at + printed.length());
    }

    private static long lineOf(String text, String part) {
        return text.substring(0, text.indexOf(part)).lines().count()
                + (text.charAt(text.indexOf(part) - 1) == '\n' ? 1 : 0);
    }

    private static String yeonsu() {
        try (InputStream file = PlanFileTest.class.getResourceAsStream("/municipalities/yeonsu/plan.yaml")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
