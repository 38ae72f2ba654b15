package safecity.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatedTest {

    @ParameterizedTest(name = "{0} to {1}, filed {2}: {3} {4}, {6} months on {5}")
    @CsvSource(nullValues = "-", textBlock = """
            2024-01-01, 2024-12-31, 2025-02-03, 2024-12-31, COVERS, 2025-10-01, 9
            2024-01-01, 2025-02-03, 2025-02-03, 2025-02-03, COVERS, 2025-03-02, 0
            2024-01-01, 2025-02-04, 2025-02-03, 2024-01-01, SINCE,  2025-01-01, 12
            2023-03-02, -,          2025-02-03, 2023-03-02, SINCE,  2025-03-01, 23
            2025-02-03, -,          2025-02-03, 2025-02-03, SINCE,  2025-03-03, 1
            2025-02-04, -,          2025-02-03, 2025-02-03, MADE,   2025-03-02, 0
            -,          2024-12-31, 2025-02-03, 2024-12-31, COVERS, 2024-11-30, 0
            -,          -,          2025-02-03, 2025-02-03, MADE,   2026-02-03, 12
            """)
    void theDayForWhichADocumentSpeaksAndItsAge(
            LocalDate from, LocalDate to, LocalDate made, LocalDate day, Dated.Basis basis, LocalDate at, long months) {
        Dated dated = Dated.of(from, to, made);
        assertThat(dated).isEqualTo(new Dated(day, basis));
        assertThat(dated.months(at)).isEqualTo(months);
    }
}
