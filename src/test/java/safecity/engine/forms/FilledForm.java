package safecity.engine.forms;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/**
 * One of our forms and what somebody entered in it.
 *
 * @param values by field; a field that isn't there was left empty
 * @param opened the task's other variables, as far as the form's conditions ask for them
 */
record FilledForm(JsonNode schema, Map<String, Object> values, Map<String, Object> opened) {

    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|([a-z][A-Za-z]*)");
    private static final Set<String> OPERATORS = Set.of("and", "or", "not", "true", "false", "null");
    private static final Object LEFT_EMPTY = new Object();
    private static final Pattern COMPARED = Pattern.compile("[<>]=?\\s*([A-Za-z]\\w*)");
    private static final Pattern ANSWERED = Pattern.compile("([A-Za-z]\\w*)\\s*!?=\\s*(?:true|false)");
    private static final List<Object> AMOUNTS = List.of(1, 50_000_000);
    /** What a choice offers that takes it from a variable. */
    private static final List<Map<String, String>> OFFERED =
            List.of(Map.of("label", "하나", "value", "1"), Map.of("label", "둘", "value", "two"));
    /** A limit that a variable gives. */
    private static final int LIMIT = 5;

    /** @param anything whether values of every type come, as from a client, or only such as the field's control can give */
    static Arbitrary<FilledForm> of(List<JsonNode> forms, boolean anything) {
        return Arbitraries.of(forms).flatMap(form -> {
            Map<String, Arbitrary<?>> parts = new HashMap<>();
            Set<String> asked = new TreeSet<>();
            List<String> literals = new ArrayList<>(List.of("other"));
            collect(form, parts, asked, literals, anything);
            asked.removeAll(parts.keySet());
            Map<String, Arbitrary<?>> variables = new HashMap<>();
            form.findValues("valuesKey").forEach(name -> variables.put(name.asText(), Arbitraries.just(OFFERED)));
            form.findValues("max").stream()
                    .filter(JsonNode::isTextual)
                    .forEach(limit -> variables.put(limit.asText().substring(1), Arbitraries.just(LIMIT)));
            Set<String> amounts = compared(form, COMPARED);
            Set<String> answers = compared(form, ANSWERED);
            asked.forEach(name -> variables.put(
                    name,
                    Arbitraries.of(
                            amounts.contains(name)
                                    ? AMOUNTS
                                    : answers.contains(name) ? List.of(true, false) : variableValues(literals))));
            return Combinators.combine(together(parts), together(variables))
                    .as((values, opened) -> new FilledForm(form, values, opened));
        });
    }

    /** Variables that a condition compares with an amount or a yes: the engine gives such a value for them and nothing else. */
    private static Set<String> compared(JsonNode form, Pattern how) {
        return form.findValues("hide").stream()
                .flatMap(hide -> how.matcher(hide.asText()).results())
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
    }

    private static List<Object> variableValues(List<String> literals) {
        List<Object> values = new ArrayList<>(literals);
        values.addAll(List.of(true, false));
        return values;
    }

    private static void collect(
            JsonNode parent,
            Map<String, Arbitrary<?>> parts,
            Set<String> asked,
            List<String> literals,
            boolean anything) {
        for (JsonNode component : parent.path("components")) {
            Matcher word =
                    WORD.matcher(component.path("conditional").path("hide").asText());
            while (word.find()) {
                if (word.group(1) != null) {
                    literals.add(word.group(1));
                } else if (!OPERATORS.contains(word.group(2))) {
                    asked.add(word.group(2));
                }
            }
            if (component.has("key")) {
                Arbitrary<?> fitting = fitting(component);
                Arbitrary<?> value =
                        anything ? Arbitraries.frequencyOf(Tuple.of(6, fitting), Tuple.of(1, foreign())) : fitting;
                parts.put(
                        component.path("key").asText(),
                        Arbitraries.frequencyOf(Tuple.of(9, value), Tuple.of(1, Arbitraries.just(LEFT_EMPTY))));
            }
            collect(component, parts, asked, literals, anything);
        }
    }

    private static Arbitrary<Map<String, Object>> together(Map<String, Arbitrary<?>> parts) {
        List<String> names = parts.keySet().stream().sorted().toList();
        List<Arbitrary<Object>> each = new ArrayList<>();
        names.forEach(name -> each.add(parts.get(name).map(value -> value)));
        return Combinators.combine(each).as(values -> {
            Map<String, Object> map = new HashMap<>();
            for (int i = 0; i < names.size(); i++) {
                if (values.get(i) != LEFT_EMPTY) {
                    map.put(names.get(i), values.get(i));
                }
            }
            return map;
        });
    }

    private static Arbitrary<?> fitting(JsonNode component) {
        JsonNode limits = component.path("validate");
        return switch (component.path("type").asText()) {
            case "number" -> number(limits);
            case "checkbox" -> Arbitraries.frequency(Tuple.of(4, true), Tuple.of(1, false));
            case "select", "radio" -> option(component);
            case "datetime" -> Arbitraries.of("2026-03-03", "2026-03-04", "2024-02-29", "2030-12-31");
            default -> text(limits);
        };
    }

    /** At the limits, one beyond, and between. */
    private static Arbitrary<?> number(JsonNode limits) {
        BigDecimal min = limits.path("min").decimalValue();
        BigDecimal max = limits.path("max").isNumber() ? limits.path("max").decimalValue() : BigDecimal.valueOf(LIMIT);
        BigDecimal half = new BigDecimal("0.5");
        return Arbitraries.frequencyOf(
                        Tuple.of(
                                5, Arbitraries.of(min, max, min.add(max).divideToIntegralValue(BigDecimal.valueOf(2)))),
                        Tuple.of(
                                1,
                                Arbitraries.of(min.subtract(BigDecimal.ONE), max.add(BigDecimal.ONE), min.add(half))))
                .map(BigDecimal::doubleValue);
    }

    private static Arbitrary<?> option(JsonNode component) {
        List<String> offered = component.has("valuesKey")
                ? OFFERED.stream().map(option -> option.get("value")).toList()
                : component.findValuesAsText("value");
        return Arbitraries.frequencyOf(
                Tuple.of(12, Arbitraries.of(offered)),
                Tuple.of(
                        1,
                        Arbitraries.of("", offered.get(0) + "x", offered.get(0).toUpperCase(Locale.ROOT))));
    }

    private static Arbitrary<?> text(JsonNode limits) {
        int least = limits.path("minLength").asInt(1);
        int most = limits.path("maxLength").asInt();
        Arbitrary<String> sized = Arbitraries.frequency(
                        Tuple.of(6, Math.min(most, least + 3)),
                        Tuple.of(2, least),
                        Tuple.of(2, most),
                        Tuple.of(1, most + 1),
                        Tuple.of(1, Math.max(1, least - 1)))
                .flatMap(length -> Arbitraries.of("가", "a", "7", "-").map(letter -> letter.repeat(length)));
        Arbitrary<String> real =
                Arbitraries.of("제2026-15호", "연수구 조례 제1234호", "a b ", "<b>굵게</b>", "emoji 😀 끝", "2026-1", "줄\n바꿈");
        return limits.has("pattern")
                ? Arbitraries.frequencyOf(
                        Tuple.of(3, Arbitraries.of("2026", "yeonsu-2022", "12-34", "제1호")), Tuple.of(1, sized))
                : Arbitraries.frequencyOf(Tuple.of(4, sized), Tuple.of(1, real));
    }

    private static Arbitrary<?> foreign() {
        return Arbitraries.of("1", 1.5, true, List.of("a"), Map.of("a", 1), 1e300, "2026-02-30", "true", -1, " ");
    }

    @Override
    public String toString() {
        return schema.path("id").asText() + " with " + values + ", opened " + opened;
    }
}
