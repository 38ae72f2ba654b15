package safecity.engine.forms;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import safecity.engine.forms.FormRules.Accepted;

/** Writes down what somebody was shown in a form and what they entered, in the words of the form. */
public final class FormLines {

    /** 행정업무의 운영 및 혁신에 관한 규정 제7조 제5항. */
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy. M. d.");

    private static final String YES = "예";
    private static final String NO = "아니요";

    private final FeelEvaluator feel;
    private final PlainValues values;

    public FormLines(FeelEvaluator feel, ObjectMapper json) {
        this.feel = feel;
        this.values = new PlainValues(json);
    }

    /**
     * What was shown first, then the entries in the order of the form; an empty field is no line.
     *
     * @param accepted what the form's rules accepted, by variable
     * @param opened   the values with which the form opened
     */
    public List<FormLine> of(DeployedForm form, Map<String, Accepted> accepted, Map<String, Object> opened) {
        Map<String, Object> context = new HashMap<>();
        opened.forEach((name, value) -> context.put(name, values.plain(value)));
        context.values().removeIf(value -> value == PlainValues.FOREIGN);
        List<FormLine> lines = new ArrayList<>();
        ShownLines shown = new ShownLines(feel);
        Map<String, Object> entered = new HashMap<>(context);
        accepted.forEach((name, value) -> entered.put(name, value.value()));
        form.texts().stream()
                .filter(text -> text.hiddenWhen().stream()
                        .noneMatch(condition -> Boolean.TRUE.equals(feel.evaluate(condition, entered))))
                .forEach(text -> lines.addAll(shown.of(text.text(), context)));
        for (FormField field : form.fields()) {
            Accepted value = accepted.get(field.variable());
            Object found = value == null
                    ? null
                    : PlainValues.at(
                            value.value(), field.path().subList(1, field.path().size()));
            if (found != null && !found.toString().isBlank()) {
                lines.add(new FormLine(
                        FormLine.Kind.ENTERED,
                        field.key(),
                        withoutExample(field.label()),
                        written(form, field, found, context),
                        field.kind() == FieldType.CHOICE ? found.toString() : null,
                        field.kept()));
            }
        }
        return lines;
    }

    private String written(DeployedForm form, FormField field, Object value, Map<String, Object> context) {
        return switch (field.kind()) {
            case CHECKBOX -> Boolean.TRUE.equals(value) ? YES : NO;
            case NUMBER, COMPUTED -> number(value) + form.unit(field.key());
            case DATE -> day(value.toString());
            case CHOICE -> chosen(form, field, value, context);
            case CHOICES ->
                value instanceof List<?> several
                        ? several.stream()
                                .map(one -> chosen(form, field, one, context))
                                .collect(Collectors.joining(", "))
                        : value.toString();
            default -> value.toString();
        };
    }

    private static String number(Object value) {
        try {
            DecimalFormat format = new DecimalFormat("#,##0.######", DecimalFormatSymbols.getInstance(Locale.ROOT));
            return format.format(new BigDecimal(value.toString()));
        } catch (NumberFormatException text) {
            return value.toString();
        }
    }

    private static String day(String value) {
        try {
            return DAY.format(LocalDate.parse(value));
        } catch (DateTimeException other) {
            return value;
        }
    }

    private static String chosen(DeployedForm form, FormField field, Object value, Map<String, Object> context) {
        String variable = field.options() == null ? null : field.options().variable();
        if (variable != null && context.get(variable) instanceof List<?> offered) {
            return offered.stream()
                    .filter(option -> option instanceof Map<?, ?> one && value.equals(one.get("value")))
                    .map(option -> String.valueOf(((Map<?, ?>) option).get("label")))
                    .findFirst()
                    .orElse(value.toString());
        }
        return form.label(field.path().get(field.path().size() - 1), value.toString());
    }

    /** How to fill a field in is told to whoever does, and not to whoever reads what was filled in. */
    private static String withoutExample(String label) {
        int example = label.lastIndexOf("(예: ");
        return example > 0 && label.endsWith(")") ? label.substring(0, example).strip() : label;
    }
}
