package safecity.portfolio;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import safecity.notation.TableFile;
import safecity.notation.TableWriter;
import safecity.portfolio.PortfolioRow.Due;
import safecity.portfolio.PortfolioRow.Expected;
import safecity.project.overview.ProjectView.Coded;
import safecity.project.overview.ProjectView.TaskView;

/** Writes the list of projects as a spreadsheet; a workbook has what comes on a second sheet. */
@Component
class PortfolioFiles {

    /** A column by the key of its heading. */
    private record Column(String key, Function<PortfolioRow, @Nullable Object> cell) {}

    private static final List<Column> COLUMNS = List.of(
            new Column("project", PortfolioRow::title),
            new Column("key", PortfolioRow::key),
            new Column("municipality", row -> row.municipality().text()),
            new Column("scheme", row -> row.scheme().text()),
            new Column("state", row -> row.state().text()),
            new Column("phase", row -> row.phase().text()),
            new Column("attention", row -> row.attention().sentence()),
            new Column("plannedFrom", PortfolioRow::plannedFrom),
            new Column("plannedTo", PortfolioRow::plannedTo),
            new Column("planned", PortfolioRow::plannedPercent),
            new Column("reached", PortfolioRow::reachedPercent),
            new Column("daysAhead", PortfolioRow::daysAhead),
            new Column("next", row -> of(row.next(), Due::name)),
            new Column("nextOn", row -> of(row.next(), Due::on)),
            new Column("daysLeft", row -> of(row.next(), Due::daysLeft)),
            new Column("late", PortfolioRow::lateMilestones),
            new Column("latest", row -> of(row.latest(), Due::name)),
            new Column("latestOn", row -> of(row.latest(), Due::on)),
            new Column("declarationPlanned", row -> of(row.declaration(), Expected::planned)),
            new Column("half", row -> of(row.declaration(), Expected::half)),
            new Column("nineOfTen", row -> of(row.declaration(), Expected::nineOfTen)),
            new Column("daysLate", row -> of(row.declaration(), Expected::daysLate)),
            new Column("openTasks", PortfolioRow::openTasks),
            new Column("overdueTerms", PortfolioRow::overdueTerms),
            new Column("proven", row -> row.criteria().proven()),
            new Column("criteria", row -> row.criteria().total()),
            new Column("allotted", row -> row.money().allotted()),
            new Column("committed", row -> row.money().committed()),
            new Column("paid", row -> row.money().paid()),
            new Column("remaining", row -> row.money().remaining()),
            new Column("failures", PortfolioRow::failures),
            new Column("waitsFor", row -> of(row.waitsFor(), TaskView::name)),
            new Column("waitsForWhom", row -> of(row.waitsFor(), PortfolioFiles::departments)),
            new Column(
                    "waitsUntil", row -> of(row.waitsFor(), task -> task.due() == null ? null : Standing.dueOn(task))));

    private static final List<String> COMING = List.of("on", "daysLeft", "kind", "project", "name");

    private final MessageSource messages;

    PortfolioFiles(MessageSource messages) {
        this.messages = messages;
    }

    private static <T, R> @Nullable R of(@Nullable T part, Function<T, @Nullable R> cell) {
        return part == null ? null : cell.apply(part);
    }

    private static String departments(TaskView task) {
        return task.departments().stream().map(Coded::text).collect(Collectors.joining(", "));
    }

    void write(TableFile format, Portfolio.Whole whole, Locale locale, OutputStream out) throws IOException {
        try (TableWriter file = new TableWriter(format, out, text("page.projects", locale))) {
            file.row(headings(COLUMNS.stream().map(Column::key), locale));
            for (PortfolioRow row : whole.rows()) {
                file.row(
                        COLUMNS.stream().map(column -> column.cell().apply(row)).toArray());
            }
            if (format == TableFile.XLSX) {
                file.sheet(text("portfolio.coming", locale));
                file.row(headings(COMING.stream(), locale));
                for (ComingDecision one : whole.coming()) {
                    file.row(
                            one.on(),
                            one.daysLeft(),
                            text("portfolio.coming." + one.kind(), locale),
                            one.title(),
                            one.name());
                }
            }
        }
    }

    private Object[] headings(Stream<String> columns, Locale locale) {
        return columns.map(column -> text("portfolio.column." + column, locale)).toArray();
    }

    private String text(String key, Locale locale) {
        return messages.getMessage(key, null, locale);
    }
}
