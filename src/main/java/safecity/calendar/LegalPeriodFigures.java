package safecity.calendar;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import safecity.engine.forms.FormFigures;

/** The lengths of the law's periods, for forms: {@code ${period.inspection}}. */
@Component
class LegalPeriodFigures implements FormFigures {

    @Override
    public Map<String, Integer> byName() {
        return Arrays.stream(LegalPeriod.values())
                .collect(Collectors.toMap(period -> "period." + period.key(), LegalPeriod::length));
    }
}
