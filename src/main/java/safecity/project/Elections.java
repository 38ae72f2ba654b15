package safecity.project;

import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Days of the nationwide local elections, at which heads of local government are elected: the first Wednesday from the
 * thirtieth day before the term ends on 30 June, a week later beside a public holiday (공직선거법 제34조).
 */
@Component
public class Elections {

    private static final List<LocalDate> LOCAL =
            List.of(LocalDate.of(2022, 6, 1), LocalDate.of(2026, 6, 3), LocalDate.of(2030, 6, 12));

    public List<LocalDate> local() {
        return LOCAL;
    }
}
