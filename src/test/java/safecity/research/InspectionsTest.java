package safecity.research;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyBoolean;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import safecity.act.LegalActs;
import safecity.calendar.LegalAmounts;
import safecity.calendar.WorkingCalendar;
import safecity.project.plan.Refused;
import safecity.refusal.Refusal;

class InspectionsTest {

    private static final String PROJECT = "yeonsu-2022";

    private final InspectionRepository store = mock(InspectionRepository.class);
    private final ContractRepository contracts = mock(ContractRepository.class);
    private final LegalActs acts = mock(LegalActs.class);
    private final LegalAmounts amounts = mock(LegalAmounts.class);
    private final Inspections inspections = new Inspections(
            store, contracts, acts, mock(WorkingCalendar.class), amounts, mock(ContractMatterRepository.class));

    @BeforeEach
    void kimSupervises() {
        when(store.supervisor(PROJECT, "C1")).thenReturn("kim");
        when(amounts.won(any(), any())).thenReturn(30_000_000L);
        costs(30_000_001);
    }

    @ParameterizedTest(name = "{0}, report needed: {1}, written: {2}")
    @CsvSource({"passed, true, true", "passed, false, false", "failed, true, false", "failed, false, true"})
    void somebodyElseInspectsAndAPassNeedsItsReport(String decision, boolean needed, boolean written) {
        costs(needed ? 30_000_001 : 30_000_000);
        inspections.inspected(PROJECT, "C1", new InspectionEntry(decision, written, "확인"), "lee");
        verify(store).inspect(PROJECT, "C1", "kim", "lee", decision.equals("passed"), written, "확인");
    }

    private void costs(long won) {
        when(contracts.concluded(PROJECT, "C1"))
                .thenReturn(new ContractRepository.Award("연수대학교", won, 10, false, 1, 0));
    }

    @Test
    void whoSupervisedDoesNotInspect() {
        Refusal refusal = Refused.with(
                "research.supervisorInspects",
                () -> inspections.inspected(PROJECT, "C1", new InspectionEntry("passed", true, ""), "kim"));
        assertThat(refusal.rule()).contains("지방계약법 시행령 제66조");
        nothingIsRecorded();
    }

    @Test
    void aPassWithoutTheReportThatIsNeededIsRefused() {
        Refusal refusal = Refused.with(
                "research.inspectionReportMissing",
                () -> inspections.inspected(PROJECT, "C1", new InspectionEntry("passed", false, ""), "lee"));
        assertThat(refusal.field()).contains("reportWritten");
        nothingIsRecorded();
    }

    @Test
    void whoRecordsTheBeginningSupervises() {
        inspections.started(PROJECT, "C1", "kim");
        verify(store).supervise(PROJECT, "C1", "kim");
        verify(contracts).step(PROJECT, "C1", "started", "started", null, "kim");
        inspections.completionReceived(PROJECT, "C1", "lee");
        verify(store).complete(PROJECT, "C1", "lee");
        inspections.late(PROJECT, "C1");
        verify(contracts).step(PROJECT, "C1", "inspection-late", "late", null, "system");
    }

    private void nothingIsRecorded() {
        verify(store, never()).inspect(any(), any(), any(), any(), anyBoolean(), anyBoolean(), any());
    }
}
