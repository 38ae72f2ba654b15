package safecity.engine.forms;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.value.SerializableValue;
import org.jspecify.annotations.Nullable;
import safecity.refusal.Refusal;

/** Checks what somebody submits with a form against all of the form, and refuses everything that is wrong at once. */
public final class FormRules {

    /** More than any form of ours has fields; a client that sends more is no form. */
    private static final int MOST_VARIABLES = 200;

    private final FeelEvaluator feel;
    private final PlainValues values;
    private final FieldRules rules;

    public FormRules(Clock clock, FeelEvaluator feel, ObjectMapper json) {
        this.feel = feel;
        this.values = new PlainValues(json);
        this.rules = new FieldRules(clock, feel, json);
    }

    /**
     * A value that was accepted.
     *
     * @param kept false when it goes to the model's listeners and is not stored as a variable
     */
    public record Accepted(@Nullable Object value, boolean kept) {}

    /**
     * What the model gets of the submission, by variable. A field that was not sent keeps the value with which the form
     * opened, and that value has to satisfy the form as well. What the form only shows, hides or computes is taken from
     * no client.
     *
     * @param submitted what the client sent, by variable
     * @param opened    the values with which the form opened; asked for only what the form needs
     * @throws Refusal with one part for each field that is wrong
     */
    public Map<String, Accepted> accept(DeployedForm form, Map<String, Object> submitted, Map<String, Object> opened) {
        List<Refusal> refused = new ArrayList<>(unknown(form, submitted));
        Map<String, Object> sent = sent(form, submitted);
        Map<String, Object> context = context(sent, opened);

        Map<String, Accepted> accepted = new LinkedHashMap<>();
        for (FormField field : form.fields()) {
            try {
                take(field, sent, context, accepted);
            } catch (Refusal refusal) {
                refused.add(refusal);
            }
        }
        refused.addAll(strangersInGroups(form, sent));
        if (!refused.isEmpty()) {
            throw Refusal.all(refused);
        }
        return accepted;
    }

    /** Names of the papers that have to be on file with such a submission. */
    public List<String> papers(DeployedForm form, Map<String, Object> submitted, Map<String, Object> opened) {
        Map<String, Object> context = context(sent(form, submitted), opened);
        return form.papersWithConditions().stream()
                .filter(paper -> !holdsAny(paper.hiddenWhen(), context))
                .map(DeployedForm.Paper::name)
                .distinct()
                .toList();
    }

    private Map<String, Object> sent(DeployedForm form, Map<String, Object> submitted) {
        Map<String, Object> sent = new HashMap<>();
        for (String name : submitted.keySet()) {
            sent.put(name, form.variables().contains(name) ? values.plain(value(submitted, name)) : null);
        }
        form.fields()
                .forEach(field ->
                        rules.readable(field, sent.get(field.key())).ifPresent(value -> sent.put(field.key(), value)));
        return sent;
    }

    /** @throws Refusal {@code engine.value} for one that came serialized: no form sends such a value */
    private static @Nullable Object value(Map<String, Object> submitted, String name) {
        if (submitted instanceof VariableMap typed
                && typed.getValueTyped(name) instanceof SerializableValue serialized
                && !serialized.isDeserialized()) {
            throw Refusal.of("engine.value").field(name);
        }
        return submitted.get(name);
    }

    private Map<String, Object> context(Map<String, Object> sent, Map<String, Object> opened) {
        Map<String, Object> context = new HashMap<>();
        opened.forEach((name, value) -> context.put(name, values.plain(value)));
        context.values().removeIf(value -> value == PlainValues.FOREIGN);
        context.putAll(sent);
        return context;
    }

    private void take(
            FormField field, Map<String, Object> sent, Map<String, Object> context, Map<String, Accepted> accepted) {
        if (holdsAny(field.hiddenWhen(), context)) {
            if (!field.kept() && field.path().size() == 1) {
                // The listeners name it all the same; nothing else in the task has it.
                put(accepted, field, null);
            }
            return;
        }
        if (field.kind() == FieldType.COMPUTED) {
            Object value = values.plain(feel.evaluate(field.computed(), context));
            put(accepted, field, value == PlainValues.FOREIGN ? null : value);
            return;
        }
        if (!field.writable()) {
            return;
        }
        List<String> below = field.path().subList(1, field.path().size());
        boolean wasSent = sent.containsKey(field.variable());
        Object value = rules.accept(field, PlainValues.at(context.get(field.variable()), below), context);
        if (wasSent || !field.kept() || !context.containsKey(field.variable())) {
            put(accepted, field, value);
        }
    }

    private boolean holdsAny(List<String> conditions, Map<String, Object> context) {
        return conditions.stream().anyMatch(condition -> Boolean.TRUE.equals(feel.evaluate(condition, context)));
    }

    private static void put(Map<String, Accepted> accepted, FormField field, @Nullable Object value) {
        if (field.path().size() == 1) {
            accepted.put(field.variable(), new Accepted(value, field.kept()));
            return;
        }
        Accepted group =
                accepted.computeIfAbsent(field.variable(), name -> new Accepted(new LinkedHashMap<>(), field.kept()));
        @SuppressWarnings("unchecked")
        Map<String, Object> target = (Map<String, Object>) Objects.requireNonNull(group.value());
        for (String step : field.path().subList(1, field.path().size() - 1)) {
            @SuppressWarnings("unchecked")
            Map<String, Object> next =
                    (Map<String, Object>) target.computeIfAbsent(step, name -> new LinkedHashMap<>());
            target = Objects.requireNonNull(next);
        }
        target.put(field.path().get(field.path().size() - 1), value);
    }

    private static List<Refusal> unknown(DeployedForm form, Map<String, Object> submitted) {
        if (submitted.size() > MOST_VARIABLES) {
            return List.of(Refusal.of("form.tooMany", MOST_VARIABLES));
        }
        return submitted.keySet().stream()
                .filter(name -> !form.variables().contains(name))
                .sorted()
                .map(name -> Refusal.of("form.unknown", shown(name)).field(shown(name)))
                .toList();
    }

    /** A name that a client made up is repeated only as far as it is harmless. */
    private static String shown(String name) {
        String harmless = name.replaceAll("[^\\p{IsAlphabetic}\\p{IsDigit}_.-]", "?");
        return harmless.length() > 60 ? harmless.substring(0, 60) + "…" : harmless;
    }

    private static List<Refusal> strangersInGroups(DeployedForm form, Map<String, Object> sent) {
        Map<String, Set<String>> known = form.fields().stream()
                .filter(field -> field.path().size() > 1)
                .collect(Collectors.groupingBy(
                        FormField::variable, Collectors.mapping(FormField::key, Collectors.toSet())));
        List<Refusal> refused = new ArrayList<>();
        known.forEach((variable, keys) -> {
            Object value = sent.get(variable);
            if (value != null && !(value instanceof Map)) {
                refused.add(Refusal.of("form.type", variable).field(variable));
            } else if (value instanceof Map<?, ?> map) {
                strangers(map, variable, keys, refused);
            }
        });
        return refused;
    }

    private static void strangers(Map<?, ?> map, String path, Set<String> keys, List<Refusal> refused) {
        map.forEach((step, value) -> {
            String here = path + "." + step;
            boolean leads = keys.stream().anyMatch(key -> key.startsWith(here + "."));
            if (leads && value instanceof Map<?, ?> below) {
                strangers(below, here, keys, refused);
            } else if (!keys.contains(here)) {
                refused.add(Refusal.of("form.unknown", shown(here)).field(shown(here)));
            }
        });
    }
}
