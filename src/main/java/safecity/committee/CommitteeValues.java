package safecity.committee;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import safecity.correction.Correctable;
import safecity.correction.CorrectionEffect;
import safecity.correction.RecordedColumn;
import safecity.correction.RecordedColumn.Part;
import safecity.correction.RecordedValues;
import safecity.refusal.Refusal;

/** Days and figures of a committee's plan, of its offices and of an exception that were entered wrongly. */
@Component
class CommitteeValues implements RecordedValues {

    private final CommitteeRepository table;

    CommitteeValues(CommitteeRepository table) {
        this.table = table;
    }

    @Override
    public List<RecordedColumn> columns() {
        Part office = new Part("committees", "offices", "committee_office", "true", "office");
        Part plan = new Part("committees", "plan", "committee_plan", "true", "version");
        Part exception = new Part("committees", "ratioException", "committee_ratio_exception", "true", "resolution");
        List<RecordedColumn> all = new ArrayList<>(
                List.of(office.happened("elected_on"), exception.number("men"), exception.number("women")));
        Stream.of("seat_limit", "appointed_seats", "official_seats", "subcommittees", "term_years")
                .map(plan::number)
                .forEach(all::add);
        return all;
    }

    /**
     * @throws Refusal {@code correction.electedBeforeFormed} for an office that would be older than its committee;
     *                 {@code correction.exceptionStands} when the committee that was formed rests on the exception
     */
    @Override
    public List<CorrectionEffect> effects(String projectKey, RecordedColumn column, Correctable item, String value) {
        if (column.column().equals("elected_on")) {
            table.formedOn(projectKey)
                    .filter(formed -> value.compareTo(formed.toString()) < 0)
                    .ifPresent(formed -> {
                        throw Refusal.of("correction.electedBeforeFormed", value, formed.toString())
                                .field("value");
                    });
        }
        if (column.table().equals("committee_ratio_exception")
                && table.composition(projectKey)
                        .filter(now -> table.exceptionGranted(projectKey, now.men(), now.women()))
                        .isPresent()) {
            throw Refusal.conflict("correction.exceptionStands").field("value").rule("양성평등기본법 제21조");
        }
        return List.of();
    }
}
