package safecity.ordinance;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import safecity.ordinance.OrdinanceRepository.Fact;

/** An ordinance whose register tells what was written into it, without a database. */
final class RecordedOrdinance {

    static final String PROJECT = "yeonsu-2022";
    static final LocalDate TODAY = LocalDate.of(2023, 3, 2);

    final OrdinanceRepository register = mock(OrdinanceRepository.class);

    RecordedOrdinance() {
        when(register.today()).thenReturn(TODAY);
        when(register.day(any(), any())).thenReturn(TODAY);
    }

    /** The latest event of a kind. */
    void last(OrdinanceEventType type, long id, String outcome) {
        when(register.last(PROJECT, type)).thenReturn(Optional.of(event(id, type, outcome, null)));
    }

    static OrdinanceEvent event(long id, OrdinanceEventType type, String outcome, String duty) {
        return new OrdinanceEvent(id, type, outcome, duty, "의견 " + id, TODAY, "lee");
    }

    void hasRecorded(OrdinanceEventType type, String outcome, String reason, Map<String, Object> figures) {
        verify(register)
                .record(
                        eq(PROJECT),
                        argThat(event -> event.on(TODAY)
                                .equals(new NewOrdinanceEvent(type, outcome, figures, reason, "lee", TODAY))));
    }

    void hasAdvanced(OrdinanceStatus status) {
        verify(register).advance(PROJECT, status);
    }

    void hasAdvanced(OrdinanceStatus status, Map<Fact, ?> facts) {
        verify(register).advance(PROJECT, status, facts);
    }

    void standsWhereItStood() {
        verify(register, never()).advance(any(), any());
        verify(register, never()).advance(any(), any(), any());
    }

    void hasNothingRecorded() {
        standsWhereItStood();
        verify(register, never()).record(any(), any());
    }
}
