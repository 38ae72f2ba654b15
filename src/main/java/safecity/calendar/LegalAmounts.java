package safecity.calendar;

import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Amounts that the law names, as they hold on a day; another amount is another row, not another release. */
@Component
public class LegalAmounts {

    /** What an amount decides. */
    public enum Amount {
        /** A contract of at most so much needs no bond (지방계약법 시행령 제53조제1항제2호). */
        CONTRACT_BOND_WAIVER,
        /** A contract of at most so much needs no written contract (제50조제1항제1호). */
        CONTRACT_DOCUMENT_WAIVER,
        /** A contract of at most so much needs no record of its inspection (제65조). */
        INSPECTION_REPORT_WAIVER
    }

    private final JdbcClient jdbc;

    LegalAmounts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** In won; the oldest that is known for a day before any. */
    public long won(Amount amount, LocalDate on) {
        return DatedFigure.holding(jdbc, "law_amount", "won", amount, on, Long.class);
    }
}
