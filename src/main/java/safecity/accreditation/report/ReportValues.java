package safecity.accreditation.report;

import java.util.List;
import org.springframework.stereotype.Component;
import safecity.correction.RecordedColumn;
import safecity.correction.RecordedColumn.Part;
import safecity.correction.RecordedValues;

/** Figures of yearly reports that were entered wrongly; what was handed in stays as it was handed in. */
@Component
class ReportValues implements RecordedValues {

    private static final String OF_REPORT = "report_year = :id::integer";

    @Override
    public List<RecordedColumn> columns() {
        Part statistics = new Part(
                "annual-reports",
                "statistics",
                "annual_report_statistics",
                OF_REPORT,
                "(SELECT count(*) FROM annual_report_statistics s WHERE s.project_key = annual_report_statistics_as_corrected.project_key"
                        + " AND s.report_year = annual_report_statistics_as_corrected.report_year"
                        + " AND s.id <= annual_report_statistics_as_corrected.id)");
        Part contribution =
                new Part("annual-reports", "contributions", "annual_report_contribution", OF_REPORT, "role");
        return List.of(
                statistics.number("injury_deaths"),
                statistics.number("ambulance_cases"),
                contribution.number("programme_count"));
    }
}
