package safecity.research;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** By how many days a contract is late, and what that costs (지방계약법 시행령 제90조). */
class DelayTest {

    private static final LocalDate END = LocalDate.of(2023, 11, 30);

    /** Delivered in time and passed; in time on the last day; a day late; late, with inspection; inspected after its fourteen days. */
    @ParameterizedTest(name = "noticed {0}, inspected {1} (by {2}): {3} days")
    @CsvSource({
        "2023-11-16, 2023-11-20, 2023-11-30, 0",
        "2023-11-30, 2023-12-14, 2023-12-14, 0",
        "2023-12-01, 2023-12-01, 2023-12-15, 1",
        "2023-12-01, 2023-12-15, 2023-12-15, 15",
        "2023-12-01, 2023-12-18, 2023-12-15, 15",
    })
    void aContractThatPassesAtOnce(LocalDate noticed, LocalDate inspected, LocalDate by, int late) {
        assertThat(Delivery.lateDays(END, List.of(new Delivery(noticed, inspected, by, true))))
                .isEqualTo(late);
    }

    /** Delivered in time and found wanting: late from the inspection, or from the end where that comes later. */
    @ParameterizedTest(name = "found wanting {0}, passed {1}: {2} days")
    @CsvSource({"2023-11-20, 2023-11-30, 0", "2023-11-20, 2023-12-01, 1", "2023-12-05, 2023-12-15, 10"})
    void aContractThatIsCorrected(LocalDate failed, LocalDate passed, int late) {
        Delivery first = new Delivery(LocalDate.of(2023, 11, 16), failed, LocalDate.of(2023, 12, 31), false);
        Delivery second = new Delivery(passed, passed, passed.plusDays(14), true);
        assertThat(Delivery.lateDays(END, List.of(first, second))).isEqualTo(late);
    }

    @Test
    void withoutAnyKnownDayNothingIsLate() {
        assertThat(Delivery.lateDays(END, List.of())).isZero();
    }

    /** 1.3 of a thousand a day, less than ten won left out, never more than thirty of a hundred. */
    @ParameterizedTest(name = "{1} days, {2} of them not counted, of {0}: {3}")
    @CsvSource({
        "60000000, 0, 0, 0",
        "60000000, 1, 0, 78000",
        "60000000, 12, 2, 780000",
        "60000000, 12, 12, 0",
        "33333333, 1, 0, 43330",
        "60000000, 230, 0, 17940000",
        "60000000, 231, 0, 18000000",
        "60000000, 999, 0, 18000000",
    })
    void theDamages(long amount, int late, int exempt, long due) {
        assertThat(new Damages(amount, late, exempt, new BigDecimal("0.0013"), new BigDecimal("0.30")).due())
                .isEqualTo(due);
    }
}
