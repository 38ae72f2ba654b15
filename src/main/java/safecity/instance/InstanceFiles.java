package safecity.instance;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
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
class InstanceFiles {

    private static final List<String> COLUMNS = List.of(
            "process",
            "title",
            "project",
            "state",
            "incidents",
            "places",
            "begun",
            "ended",
            "duration",
            "version",
            "address");
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    private final InstanceReader reader;
    private final MessageSource messages;

    InstanceFiles(InstanceReader reader, MessageSource messages) {
        this.reader = reader;
        this.messages = messages;
    }

    void write(
            TableFile format,
            InstanceSearch search,
            Collection<Project> projects,
            Account account,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        format.write(
                response,
                "procedures",
                messages.getMessage("instance.title", null, locale),
                COLUMNS.stream()
                        .map(column -> messages.getMessage("instance.column." + column, null, locale))
                        .toList(),
                row -> reader.each(search, projects, account, locale, one -> row.accept(cells(one))));
    }

    private static List<String> cells(InstanceView one) {
        return Stream.of(
                        one.process(),
                        text(one.title()),
                        text(one.projectTitle()),
                        one.stateName(),
                        String.valueOf(one.incidents()),
                        String.join(", ", one.places()),
                        moment(one.begunAt()),
                        moment(one.endedAt()),
                        one.duration(),
                        String.valueOf(one.version()),
                        one.address())
                .toList();
    }

    private static String moment(@Nullable Instant at) {
        return at == null ? "" : MOMENT.format(at.atZone(EngineClock.SEOUL));
    }

    private static String text(@Nullable String value) {
        return Objects.requireNonNullElse(value, "");
    }
}
