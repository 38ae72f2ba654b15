package safecity.planning;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import safecity.accreditation.scheme.Criterion;
import safecity.notation.DelimitedText;
import safecity.refusal.Refusal;

/**
 * Rows that were copied from a spreadsheet or a table of a document: a line each, cells parted by tabs, a cell of several lines in
 * quotation marks. A first line that names columns says their order, else it is that of the page. All lines or none.
 */
@Component
class PlanPaste {

    private static final int LONGEST = 100_000;

    private final MessageSource messages;

    PlanPaste(MessageSource messages) {
        this.messages = messages;
    }

    /**
     * Adds the lines to a part that grows; where a part has its rows, the lines take their place one by one.
     *
     * @param criteria of the project's scheme, one of which a programme serves
     * @throws Refusal {@code planDraft.paste.…}, one for each line that doesn't fit, with its number from 1
     */
    PlanSheet pasted(PlanSheet sheet, PlanSection section, String text, List<Criterion> criteria) {
        if (text.isBlank()) {
            throw Refusal.of("planDraft.paste.empty").field("paste");
        }
        if (text.length() > LONGEST) {
            throw Refusal.tooLarge("planDraft.full");
        }
        List<List<String>> lines = lines(text);
        List<PlanColumn> columns = section.columns();
        Optional<List<PlanColumn>> named = header(section, lines.get(0));
        List<Refusal> refused = new ArrayList<>();
        List<Map<String, String>> rows = new ArrayList<>();
        for (int i = named.isPresent() ? 1 : 0; i < lines.size(); i++) {
            rows.add(row(section, named.orElse(columns), lines.get(i), i + 1, criteria, refused));
        }
        List<Map<String, String>> before = sheet.rows(section);
        if (!section.grows() && rows.size() != before.size()) {
            refused.add(Refusal.of("planDraft.paste.rows", before.size(), rows.size())
                    .field("paste"));
        }
        if (!refused.isEmpty()) {
            throw Refusal.all(refused);
        }
        if (section.grows()) {
            return sheet.with(
                    section, Stream.concat(before.stream(), rows.stream()).toList());
        }
        return sheet.with(
                section,
                IntStream.range(0, rows.size())
                        .mapToObj(i -> {
                            Map<String, String> row = new HashMap<>(before.get(i));
                            row.putAll(rows.get(i));
                            return row;
                        })
                        .toList());
    }

    private Map<String, String> row(
            PlanSection section,
            List<PlanColumn> columns,
            List<String> cells,
            int line,
            List<Criterion> criteria,
            List<Refusal> refused) {
        Map<String, String> row = new HashMap<>();
        if (cells.size() > columns.size()) {
            refused.add(Refusal.of("planDraft.paste.cells", line, columns.size(), cells.size())
                    .field("paste"));
            return row;
        }
        for (int i = 0; i < cells.size(); i++) {
            PlanColumn column = columns.get(i);
            String cell = cells.get(i).strip();
            Map<String, List<String>> choices = choices(column, criteria);
            Optional<String> value =
                    column.kind() == PlanColumn.Kind.CHOICE ? choice(choices, cell) : Optional.of(cell);
            if (value.isEmpty()) {
                String known =
                        choices.values().stream().map(names -> names.get(0)).collect(Collectors.joining(", "));
                refused.add(
                        Refusal.of("planDraft.paste.choice", line, label(section, column, Locale.KOREAN), cell, known)
                                .field("paste"));
            }
            row.put(column.name(), value.orElse(""));
        }
        return row;
    }

    /** What was chosen, by one of its names or by its code; without marks in brackets: 높을수록 좋음 is 높을수록 좋음(↑). */
    private static Optional<String> choice(Map<String, List<String>> choices, String cell) {
        return choices.entrySet().stream()
                .filter(choice -> choice.getKey().equals(cell)
                        || choice.getValue().stream()
                                .anyMatch(name -> plain(name).equals(plain(cell))))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** Code to names, the Korean one first. */
    private Map<String, List<String>> choices(PlanColumn column, List<Criterion> criteria) {
        Map<String, List<String>> choices = new LinkedHashMap<>();
        if (column.name().equals(PlanColumn.CRITERION)) {
            criteria.forEach(one -> choices.put(
                    one.code(),
                    List.of(one.numberedKo(), one.no() + " " + one.nameEn(), one.nameKo(), one.nameEn(), one.no())));
        }
        column.choices()
                .forEach(value -> choices.put(
                        value,
                        Stream.of(Locale.KOREAN, Locale.ENGLISH)
                                .map(locale -> PlanEditorViews.choice(messages, column, value, locale))
                                .toList()));
        return choices;
    }

    private Optional<List<PlanColumn>> header(PlanSection section, List<String> cells) {
        List<PlanColumn> named = new ArrayList<>();
        for (String cell : cells) {
            section.columns().stream()
                    .filter(column -> Stream.of(Locale.KOREAN, Locale.ENGLISH)
                            .anyMatch(locale ->
                                    plain(label(section, column, locale)).equals(plain(cell))))
                    .findFirst()
                    .ifPresent(named::add);
        }
        return named.size() == cells.size() ? Optional.of(named) : Optional.empty();
    }

    /** Without its unit and blanks: 금액(원) is 금액. */
    private static String plain(String label) {
        int unit = label.indexOf('(');
        return (unit > 0 ? label.substring(0, unit) : label).replace(" ", "").toLowerCase(Locale.ROOT);
    }

    private String label(PlanSection section, PlanColumn column, Locale locale) {
        return messages.getMessage("planDraft.column." + section.id() + "." + column.name(), null, locale);
    }

    private static List<List<String>> lines(String pasted) {
        return DelimitedText.rows(
                        pasted, '\t', line -> Refusal.of("table.quote", line).field("paste"))
                .stream()
                .map(DelimitedText.Row::cells)
                .toList();
    }
}
