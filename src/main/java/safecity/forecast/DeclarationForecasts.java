package safecity.forecast;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What was expected last of the declarations of several projects, as it is kept day by day. */
@Component
public class DeclarationForecasts {

    private final ForecastRepository kept;

    DeclarationForecasts(ForecastRepository kept) {
        this.kept = kept;
    }

    /**
     * A forecast as it was kept.
     *
     * @param onDay         when it was made
     * @param planned       planned day of the declaration then
     * @param half          reached by then in half of the trials
     * @param nineOfTen     in nine of ten
     * @param onTimePercent share of the trials that keep the planned day
     */
    public record Declaration(
            String projectKey,
            LocalDate onDay,
            LocalDate planned,
            LocalDate half,
            LocalDate nineOfTen,
            int onTimePercent) {}

    /** By project, the newest that was made by a day; one of which none was kept is missing. */
    public Map<String, Declaration> newest(Collection<String> projectKeys, LocalDate by) {
        return kept.newest(projectKeys, by).stream()
                .collect(Collectors.toMap(Declaration::projectKey, Function.identity()));
    }
}
