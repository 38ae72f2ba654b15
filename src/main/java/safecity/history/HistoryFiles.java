package safecity.history;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import safecity.engine.identity.Account;
import safecity.engine.time.EngineClock;
import safecity.notation.TableFile;
import safecity.project.Project;

/** Writes what was found as a spreadsheet. */
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

    private final History history;
    private final MessageSource messages;

    HistoryFiles(History history, MessageSource messages) {
        this.history = history;
        this.messages = messages;
    }

    void write(
            TableFile format,
            HistorySearch search,
            Collection<Project> projects,
            Account reader,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        format.write(
                response,
                "history",
                messages.getMessage("history.title", null, locale),
                headings(locale),
                row -> history.each(search, projects, reader, locale, entry -> row.accept(cells(entry, locale))));
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
