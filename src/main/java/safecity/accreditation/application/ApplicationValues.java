package safecity.accreditation.application;

import java.util.List;
import org.springframework.stereotype.Component;
import safecity.correction.RecordedColumn;
import safecity.correction.RecordedColumn.Part;
import safecity.correction.RecordedValues;

/** How many pages a section has, where that was entered wrongly. */
@Component
class ApplicationValues implements RecordedValues {

    @Override
    public List<RecordedColumn> columns() {
        return List.of(new Part(
                        "applications",
                        "texts",
                        "application_entry",
                        "round = :id::integer AND kind <> 'return'",
                        "section || ' ' || kind")
                .number("pages"));
    }
}
