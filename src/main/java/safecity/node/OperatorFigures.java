package safecity.node;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import safecity.engine.tasks.Backlog;

/** What waits and what has failed, as metrics; counted once a minute, so that whoever reads them costs nothing. */
@Component
class OperatorFigures {

    private static final Logger LOG = LoggerFactory.getLogger(OperatorFigures.class);

    private final Backlog backlog;
    private final JdbcClient jdbc;
    private volatile @Nullable Figures figures;

    private record Figures(Backlog.Figures engine, Mails mails) {}

    record Mails(long waiting, long givenUp) {}

    OperatorFigures(Backlog backlog, JdbcClient jdbc, MeterRegistry registry) {
        this.backlog = backlog;
        this.jdbc = jdbc;
        gauge(
                registry,
                "safecity.jobs.due",
                "Jobs that could run now",
                seen -> seen.engine().due());
        gauge(
                registry,
                "safecity.jobs.failed",
                "Jobs without a retry left",
                seen -> seen.engine().failed());
        gauge(
                registry,
                "safecity.incidents",
                "Open incidents",
                seen -> seen.engine().incidents());
        gauge(
                registry,
                "safecity.tasks.open",
                "Open tasks",
                seen -> seen.engine().open());
        gauge(
                registry,
                "safecity.tasks.overdue",
                "Open tasks past their day",
                seen -> seen.engine().overdue());
        gauge(
                registry,
                "safecity.mails.waiting",
                "Mails to send",
                seen -> seen.mails().waiting());
        gauge(
                registry,
                "safecity.mails.given.up",
                "Mails given up",
                seen -> seen.mails().givenUp());
    }

    /** Not a number before the first look. */
    private void gauge(MeterRegistry registry, String name, String what, ToDoubleFunction<Figures> figure) {
        Gauge.builder(name, this, one -> one.value(figure)).description(what).register(registry);
    }

    private double value(ToDoubleFunction<Figures> figure) {
        Figures seen = figures;
        return seen == null ? Double.NaN : figure.applyAsDouble(seen);
    }

    @Scheduled(
            initialDelayString = "${safecity.node.figures-first:PT15S}",
            fixedDelayString = "${safecity.node.figures-every:PT1M}")
    void look() {
        try {
            figures = new Figures(backlog.figures(), mails());
        } catch (DataAccessException | TransactionException away) {
            LOG.debug("Nothing could be counted", away);
        }
    }

    private Mails mails() {
        return jdbc.sql("""
                SELECT count(*) FILTER (WHERE next_attempt IS NOT NULL) AS waiting,
                       count(*) FILTER (WHERE refused_at IS NOT NULL AND sent_at IS NULL) AS given_up
                  FROM mail WHERE sent_at IS NULL
                """).query(Mails.class).single();
    }
}
