package safecity.calendar;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Parts of a contract's amount that the law names, as they hold on a day; another rate is another row. */
@Component
public class LegalRates {

    /** What a rate decides. */
    public enum Rate {
        /** Damages for each day by which a service is late (지방계약법 시행규칙 제75조제3호). */
        DELAY_DAMAGES_A_DAY,
        /** The most that such damages come to (지방계약법 시행령 제90조제3항). */
        DELAY_DAMAGES_MOST,
        /** The most that is paid of a contract in advance (지방회계법 시행령 제44조제1항제13호). */
        ADVANCE_MOST,
        /** The same, where there is a reason for more. */
        ADVANCE_MOST_WITH_REASON
    }

    private final JdbcClient jdbc;

    LegalRates(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** As a part of one; the oldest that is known for a day before any. */
    public BigDecimal of(Rate rate, LocalDate on) {
        return DatedFigure.holding(jdbc, "law_rate", "rate", rate, on, BigDecimal.class);
    }
}
