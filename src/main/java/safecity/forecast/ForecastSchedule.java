package safecity.forecast;

import java.time.Clock;
import java.time.LocalDate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Keeps the figures of every project once a day; every node may look, since a day is kept once. */
@Component
class ForecastSchedule {

    private static final Logger LOG = LoggerFactory.getLogger(ForecastSchedule.class);

    private final ForecastRepository kept;
    private final Forecasts forecasts;
    private final Clock clock;

    ForecastSchedule(ForecastRepository kept, Forecasts forecasts, Clock clock) {
        this.kept = kept;
        this.forecasts = forecasts;
        this.clock = clock;
    }

    @Scheduled(
            initialDelayString = "${safecity.forecast.first:PT2M}",
            fixedDelayString = "${safecity.forecast.every:PT1H}")
    void keepToday() {
        for (String project : kept.missing(LocalDate.now(clock))) {
            try {
                forecasts.keep(project);
            } catch (RuntimeException failure) {
                LOG.error("What is to be expected of {} could not be computed; the others go on", project, failure);
            }
        }
    }
}
