package safecity.history;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import safecity.engine.identity.Account;
import safecity.engine.time.EngineClock;
import safecity.notation.Csv;
import safecity.project.Project;
import safecity.refusal.Refusal;

/** Writes what was found as a spreadsheet, a part at a time: a long list takes no more memory than a short one. */
@Component
class HistoryFiles {

    private static final List<String> COLUMNS = List.of(
            "at",
            "onDay",
            "kind",
            "told",
            "procedure",
            "by",
            "forWhom",
            "posts",
            "outcome",
            "remark",
            "due",
            "late",
            "term",
            "amount",
            "project",
            "address");
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
    private static final int MOST_IN_A_CELL = 32_767;

    private final History history;
    private final MessageSource messages;

    HistoryFiles(History history, MessageSource messages) {
        this.history = history;
        this.messages = messages;
    }

    enum Format {
        CSV("text/csv;charset=UTF-8"),
        XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

        private final String type;

        Format(String type) {
            this.type = type;
        }

        static Format of(String text) {
            return Stream.of(values())
                    .filter(format -> format.name().equalsIgnoreCase(text))
                    .findFirst()
                    .orElseThrow(() -> Refusal.notFound("history.unknown"));
        }
    }

    void write(
            Format format,
            HistorySearch search,
            Collection<Project> projects,
            Account reader,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        response.setContentType(format.type);
        response.setHeader(
                "Content-Disposition",
                "attachment; filename=\"history." + format.name().toLowerCase(Locale.ROOT) + "\"");
        if (format == Format.CSV) {
            csv(search, projects, reader, locale, response);
        } else {
            xlsx(search, projects, reader, locale, response);
        }
    }

    private void csv(
            HistorySearch search,
            Collection<Project> projects,
            Account reader,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        try (Writer out = new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8)) {
            out.write(Csv.MARK + Csv.line(headings(locale)));
            history.each(search, projects, reader, locale, entry -> {
                try {
                    out.write(Csv.line(cells(entry, locale)));
                } catch (IOException gone) {
                    throw new UncheckedIOException(gone);
                }
            });
        }
    }

    private void xlsx(
            HistorySearch search,
            Collection<Project> projects,
            Account reader,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        try (Workbook book = new Workbook(response.getOutputStream(), "SafeCity", null)) {
            Worksheet sheet = book.newWorksheet(messages.getMessage("history.title", null, locale));
            int[] row = {0};
            row(sheet, row[0]++, headings(locale));
            history.each(search, projects, reader, locale, entry -> {
                row(sheet, row[0]++, cells(entry, locale));
                if (row[0] % 100 == 0) {
                    flush(sheet);
                }
            });
        }
    }

    private static void flush(Worksheet sheet) {
        try {
            sheet.flush();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private static void row(Worksheet sheet, int row, List<String> cells) {
        for (int column = 0; column < cells.size(); column++) {
            String text = cells.get(column);
            sheet.inlineString(row, column, text.length() > MOST_IN_A_CELL ? text.substring(0, MOST_IN_A_CELL) : text);
        }
    }

    private List<String> headings(Locale locale) {
        return COLUMNS.stream()
                .map(column -> messages.getMessage("history.column." + column, null, locale))
                .toList();
    }

    private List<String> cells(HistoryEntry entry, Locale locale) {
        return Stream.of(
                        MOMENT.format(entry.at().atZone(EngineClock.SEOUL)),
                        text(entry.onDay()),
                        entry.kindName(),
                        entry.told(),
                        text(entry.procedure()),
                        entry.by(),
                        text(entry.forWhom()),
                        String.join(", ", entry.posts()),
                        text(entry.outcome()),
                        text(entry.remark()),
                        text(entry.due()),
                        entry.late() ? messages.getMessage("history.late", null, locale) : "",
                        text(entry.term()),
                        text(entry.amount()),
                        text(entry.projectTitle()),
                        entry.address())
                .toList();
    }

    private static String text(@Nullable Object value) {
        return Objects.toString(value, "");
    }
}
