package safecity.project;

import java.time.LocalDate;
import java.util.List;
import org.mockito.Mockito;

/** Elections without a database, for rules that only read them. */
public final class KnownElections {

    private KnownElections() {}

    public static Elections of(List<LocalDate> local, List<Elections.Election> nationwide) {
        Elections elections = Mockito.mock(Elections.class);
        Mockito.when(elections.local()).thenReturn(local);
        Mockito.when(elections.nationwide()).thenReturn(nationwide);
        Mockito.when(elections.days())
                .thenReturn(nationwide.stream().map(Elections.Election::heldOn).toList());
        return elections;
    }

    /** Those of 2022 to 2030. */
    public static Elections known() {
        LocalDate early = LocalDate.of(2000, 1, 1);
        return of(
                List.of(LocalDate.of(2022, 6, 1), LocalDate.of(2026, 6, 3), LocalDate.of(2030, 6, 12)),
                List.of(
                        new Elections.Election(LocalDate.of(2022, 6, 1), early),
                        new Elections.Election(LocalDate.of(2024, 4, 10), early),
                        new Elections.Election(LocalDate.of(2025, 6, 3), LocalDate.of(2025, 4, 4)),
                        new Elections.Election(LocalDate.of(2026, 6, 3), early),
                        new Elections.Election(LocalDate.of(2028, 4, 12), early),
                        new Elections.Election(LocalDate.of(2030, 6, 12), early)));
    }
}
