package safecity.ordinance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;
import static safecity.ordinance.RecordedOrdinance.PROJECT;
import static safecity.ordinance.RecordedOrdinance.event;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import safecity.engine.contract.DecisionEntry;
import safecity.organisation.Department;
import safecity.organisation.Departments;
import safecity.organisation.Routing;
import safecity.project.Project;
import safecity.project.Projects;

/** Who demanded what of the latest draft. */
class OrdinanceReviewsTest {

    private final RecordedOrdinance ordinance = new RecordedOrdinance();
    private final List<OrdinanceEvent> events = new ArrayList<>();
    private final OrdinanceReviews reviews;

    OrdinanceReviewsTest() {
        Projects projects = mock(Projects.class);
        when(projects.get(PROJECT))
                .thenReturn(new Project(PROJECT, "yeonsu", "연수구", "Yeonsu", null, "목표", "isc-6", true));
        Routing routing = mock(Routing.class);
        when(routing.group("yeonsu", "legal")).thenReturn("yeonsu-legal");
        when(routing.group("yeonsu", "police")).thenReturn("yeonsu-police");
        Departments departments = mock(Departments.class);
        when(departments.find("yeonsu-legal"))
                .thenReturn(Optional.of(new Department("yeonsu-legal", "yeonsu", "legal", null, "법무팀", "Legal")));
        reviews = new OrdinanceReviews(ordinance.register, projects, routing, departments);
    }

    @BeforeEach
    void aSecondDraft() {
        ordinance.last(OrdinanceEventType.DRAFTED, 10, null);
        when(ordinance.register.events(PROJECT)).thenReturn(events);
    }

    @Test
    void onlyWhatWasDemandedOfTheLatestDraftCounts() {
        events.add(event(9, OrdinanceEventType.CONSULTED, "object", "legal"));
        events.add(event(10, OrdinanceEventType.REGULATION_REVIEWED, "object", "legal"));
        events.add(event(11, OrdinanceEventType.CONSULTED, "agree", "legal"));
        events.add(event(12, OrdinanceEventType.SETTLED, "settled", null));
        assertThat(reviews.improvementsDemanded(PROJECT)).isFalse();
        assertThat(reviews.demands(PROJECT)).isEmpty();
        events.add(event(13, OrdinanceEventType.REGULATION_REVIEWED, "improve", "legal"));
        events.add(event(14, OrdinanceEventType.CONSULTED, "object", "police"));
        assertThat(reviews.improvementsDemanded(PROJECT)).isTrue();
        assertThat(reviews.demands(PROJECT)).isEqualTo("- 법무팀: 의견 13\n- police: 의견 14");
    }

    @Test
    void theListFitsATextOfTheEngine() {
        String prefix = "- police: ";
        demand("가".repeat(3_800 - prefix.length()));
        assertThat(reviews.demands(PROJECT)).hasSize(3_800).endsWith("가");
        events.clear();
        demand("가".repeat(3_801 - prefix.length()));
        assertThat(reviews.demands(PROJECT)).hasSize(3_801).endsWith("가…");
    }

    private void demand(String reason) {
        events.add(new OrdinanceEvent(
                20, OrdinanceEventType.CONSULTED, "object", "police", reason, RecordedOrdinance.TODAY, "lee"));
    }

    @Test
    void everyReviewIsRecordedWithWhoseItIs() {
        DecisionEntry entry = new DecisionEntry("agree", "의견 없음");
        reviews.consulted(PROJECT, "traffic", entry, "lee");
        reviews.genderImpactAssessed(PROJECT, entry, "lee");
        reviews.corruptionRiskAssessed(PROJECT, entry, "lee");
        reviews.regulationReviewed(PROJECT, entry, "lee");
        ordinance.hasRecorded(OrdinanceEventType.CONSULTED, "agree", "의견 없음", Map.of("role", "traffic"));
        ordinance.hasRecorded(
                OrdinanceEventType.GENDER_IMPACT_ASSESSED, "agree", "의견 없음", Map.of("role", "gender-equality"));
        ordinance.hasRecorded(OrdinanceEventType.CORRUPTION_RISK_ASSESSED, "agree", "의견 없음", Map.of("role", "audit"));
        ordinance.hasRecorded(OrdinanceEventType.REGULATION_REVIEWED, "agree", "의견 없음", Map.of("role", "legal"));
    }

    @Test
    void whatWasReflectedIsRecordedWithTheRemark() {
        reviews.settled(PROJECT, new ImprovementEntry("settled", "반영", null), "lee");
        ordinance.hasRecorded(OrdinanceEventType.SETTLED, "settled", "반영", Map.of());
        reviews.settled(PROJECT, new ImprovementEntry("again", "반영", " "), "lee");
        ordinance.hasRecorded(OrdinanceEventType.SETTLED, "again", "반영", Map.of());
        reviews.settled(PROJECT, new ImprovementEntry("settled", "반영", "비고"), "lee");
        ordinance.hasRecorded(OrdinanceEventType.SETTLED, "settled", "반영\n비고", Map.of());
    }
}
