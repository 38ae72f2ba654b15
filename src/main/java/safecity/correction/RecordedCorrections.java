package safecity.correction;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import safecity.refusal.Refusal;

/** Values of rows that capabilities declare: listed, checked against their own tables, and followed by what is due. */
@Component
class RecordedCorrections implements CorrectionSource {

    private final ObjectProvider<RecordedValues> capabilities;
    private final RecordedRows rows;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    RecordedCorrections(
            ObjectProvider<RecordedValues> capabilities,
            RecordedRows rows,
            ApplicationEventPublisher events,
            Clock clock) {
        this.capabilities = capabilities;
        this.rows = rows;
        this.events = events;
        this.clock = clock;
    }

    private record Declared(RecordedValues by, RecordedColumn column) {

        boolean names(String item) {
            return item.startsWith(column.table() + "/") && item.endsWith("/" + column.column());
        }
    }

    private Stream<Declared> declared() {
        return capabilities
                .orderedStream()
                .flatMap(one -> one.columns().stream().map(column -> new Declared(one, column)));
    }

    private Declared declared(Correctable item) {
        return declared().filter(one -> one.names(item.item())).findFirst().orElseThrow();
    }

    @Override
    public List<Correctable> of(String projectKey, String kind, String id) {
        return declared()
                .map(Declared::column)
                .filter(column -> column.kind().equals(kind))
                .flatMap(column -> rows.of(column, projectKey, id).stream().map(value -> item(column, value)))
                .toList();
    }

    private static Correctable item(RecordedColumn column, RecordedRows.Value value) {
        String written = column.type() == Correctable.Type.NUMBER
                ? new BigDecimal(value.value()).stripTrailingZeros().toPlainString()
                : value.value();
        return new Correctable(
                value.item(),
                value.row().isEmpty() ? "recorded" : "recordedRow",
                List.of("fact." + column.column(), "fact.part." + column.part(), value.row()),
                column.type(),
                written,
                List.of());
    }

    /**
     * @throws Refusal {@code correction.value} for a number that its column has no room for; {@code correction.dayToCome};
     *                 {@code correction.notAllowed} when its table would not take it; those of its capability
     */
    @Override
    public List<CorrectionEffect> effects(String projectKey, Correctable item, String value) {
        Declared declared = declared(item);
        RecordedColumn column = declared.column();
        if (item.type() == Correctable.Type.DAY) {
            LocalDate today = LocalDate.now(clock);
            if (column.day() == RecordedColumn.Day.HAPPENED
                    && LocalDate.parse(value).isAfter(today)) {
                throw Refusal.of("correction.dayToCome", value, today.toString())
                        .field("value");
            }
        } else if (!rows.hasRoom(column, new BigDecimal(value))) {
            throw Refusal.of("correction.value").field("value");
        }
        if (!rows.allowed(column, projectKey, item.item(), value)) {
            throw Refusal.of("correction.notAllowed").field("value");
        }
        return declared.by().effects(projectKey, column, item, value);
    }

    @Override
    public void corrected(String projectKey, Correctable item, String value, String reason, String actor) {
        Declared declared = declared(item);
        declared.by().corrected(projectKey, declared.column(), item, value, actor);
        events.publishEvent(new ValuesCorrected(projectKey));
    }
}
