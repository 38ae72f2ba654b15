package safecity.forecast;

import java.util.Locale;
import org.springframework.stereotype.Component;
import safecity.casefile.CaseReaders;
import safecity.engine.identity.Account;
import safecity.project.ProjectAccess;
import safecity.refusal.Refusal;

/** Tells what is to be expected to whoever may know: the house. Outside bodies read what was released. */
@Component
class ForecastReader {

    private final ProjectAccess projects;
    private final CaseReaders readers;
    private final Forecasts forecasts;

    ForecastReader(ProjectAccess projects, CaseReaders readers, Forecasts forecasts) {
        this.projects = projects;
        this.readers = readers;
        this.forecasts = forecasts;
    }

    /** @throws Refusal {@code project.unknown}; {@code forecast.notYours} for an outside body */
    Forecast read(String key, Account reader, Locale locale) {
        projects.get(key, reader);
        if (!readers.inside(reader.groups())) {
            throw Refusal.forbidden("forecast.notYours");
        }
        return forecasts.of(key, locale);
    }
}
