package safecity.research;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.RETURNS_SELF;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import safecity.project.Plans;
import safecity.project.plan.PlannedContract;
import safecity.project.plan.Refused;

class ResearchResultsTest {

    private static final String PROJECT = "yeonsu-2022";

    private final JdbcClient jdbc = mock(JdbcClient.class);
    private final JdbcClient.StatementSpec row = mock(JdbcClient.StatementSpec.class, RETURNS_SELF);
    private final Plans plans = mock(Plans.class);
    private final ContractRepository store = mock(ContractRepository.class);
    private final ResearchResults results = new ResearchResults(jdbc, plans, store);

    @BeforeEach
    void aContractOfTwoDeliverables() {
        when(jdbc.sql(anyString())).thenReturn(row);
        when(plans.contract(PROJECT, "C2"))
                .thenReturn(new PlannedContract(
                        "C2", "연구용역", List.of("evaluation", "outcome"), LocalDate.MIN, LocalDate.MAX, 2024, 1));
    }

    @ParameterizedTest(name = "{0}: reason {1}")
    @CsvSource({"public, ", "partial, 개인정보", "closed, 개인정보"})
    void everyDeliverableIsRecordedAndAReasonOnlyWhereSomethingStaysClosed(String disclosure, String reason) {
        publish(disclosure, "개인정보", "정책 반영");
        for (String deliverable : List.of("evaluation", "outcome")) {
            verify(row).params(PROJECT, "C2", deliverable, disclosure, reason, "good", "정책 반영", null, "lee");
        }
        verify(row, times(2)).update();
        verify(store).step(PROJECT, "C2", "published", disclosure, reason, "lee");
    }

    @ParameterizedTest
    @CsvSource({"partial, ", "closed, ' '"})
    void whatStaysClosedHasAReason(String disclosure, String reason) {
        assertThat(Refused.with("research.closedReasonMissing", () -> publish(disclosure, reason, "정책 반영"))
                        .field())
                .contains("closedReason");
        verifyNoInteractions(jdbc, store);
    }

    @Test
    void theUseOfTheResultsIsSaid() {
        assertThat(Refused.with("research.useMissing", () -> publish("public", null, " "))
                        .field())
                .contains("useOfResults");
        verifyNoInteractions(jdbc, store);
    }

    private void publish(String disclosure, String reason, String use) {
        results.published(PROJECT, "C2", new PublicationEntry(disclosure, reason, "good", use), "lee");
    }
}
