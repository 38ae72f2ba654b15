package safecity.audittrail;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import safecity.engine.models.ModelContract;
import safecity.engine.processes.ProcessStarter;

/** Begins the check of every month that has ended, once for each municipality, however many nodes look. */
@Component
class AccessLogReviewSchedule {

    private static final Logger LOG = LoggerFactory.getLogger(AccessLogReviewSchedule.class);

    private final AccessLogReviewRepository reviews;
    private final AccessLogReader log;
    private final ProcessStarter processes;
    private final TransactionTemplate transaction;

    AccessLogReviewSchedule(
            AccessLogReviewRepository reviews,
            AccessLogReader log,
            ProcessStarter processes,
            TransactionTemplate transaction) {
        this.reviews = reviews;
        this.log = log;
        this.processes = processes;
        this.transaction = transaction;
    }

    @Scheduled(
            initialDelayString = "${safecity.access-log-review.first:PT1M}",
            fixedDelayString = "${safecity.access-log-review.every:PT1H}")
    void look() {
        begin(log.today());
    }

    /** Begins what is due on a day of the log's clock; one municipality that can't keeps no other from its check. */
    void begin(LocalDate today) {
        for (AccessLogReviewRepository.Due due : reviews.due(today)) {
            try {
                transaction.executeWithoutResult(status -> begin(due));
            } catch (RuntimeException failure) {
                LOG.error("No check of the access log of {} in {}", due.municipality(), due.month(), failure);
            }
        }
    }

    private void begin(AccessLogReviewRepository.Due due) {
        if (reviews.open(due)) {
            String month = YearMonth.from(due.month()).toString();
            processes.start(
                    ModelContract.Processes.ACCESS_LOG_REVIEW,
                    "access-log-" + due.municipality() + "-" + month,
                    Map.of("municipality", due.municipality(), "month", month));
        }
    }
}
