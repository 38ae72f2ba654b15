package safecity.engine.forms;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import safecity.notation.Unit;

/** A form as it was deployed, read once: the fields that can be filled in, in reading order. */
public final class DeployedForm {

    /** A task or a process without a form takes nothing. */
    public static final DeployedForm NONE =
            new DeployedForm(List.of(), List.of(), Map.of(), List.of(), Map.of(), false);

    /**
     * A paper that has to be on file before the task is complete: a text of the form with the property {@code paper}.
     *
     * @param hiddenWhen FEEL; where one holds, the paper isn't asked for
     */
    record Paper(String name, List<String> hiddenWhen) {}

    /**
     * A text of the form's own in which something of the case stands.
     *
     * @param hiddenWhen FEEL; where one holds, the text isn't shown
     */
    record Text(String text, List<String> hiddenWhen) {}

    /** Where a form shows what a decision is about; that comes from elsewhere and is kept there. */
    private static final String CONTENT = "{{content}}";

    private final List<FormField> fields;
    private final List<Paper> papers;
    private final Set<String> variables;
    private final Map<String, String> labels;
    private final List<Text> texts;
    private final Map<String, String> units;
    private final boolean content;
    private final boolean expressions;

    private DeployedForm(
            List<FormField> fields,
            List<Paper> papers,
            Map<String, String> labels,
            List<Text> texts,
            Map<String, String> units,
            boolean content) {
        this.content = content;
        this.texts = List.copyOf(texts);
        this.units = Map.copyOf(units);
        this.papers = List.copyOf(papers);
        this.labels = Map.copyOf(labels);
        this.fields = List.copyOf(fields);
        this.variables = fields.stream().map(FormField::variable).collect(Collectors.toCollection(LinkedHashSet::new));
        this.expressions = fields.stream().anyMatch(DeployedForm::hasExpression)
                || papers.stream().anyMatch(paper -> !paper.hiddenWhen().isEmpty());
    }

    /** @param schema the content of the {@code .form} file */
    public static DeployedForm read(JsonNode schema) {
        List<FormField> fields = new ArrayList<>();
        List<Paper> papers = new ArrayList<>();
        List<Text> texts = new ArrayList<>();
        Map<String, String> units = new LinkedHashMap<>();
        collect(schema, List.of(), List.of(), fields, papers, texts, units);
        Map<String, String> labels = new LinkedHashMap<>();
        for (JsonNode component : schema.findParents("values")) {
            component
                    .path("values")
                    .forEach(option -> labels.putIfAbsent(
                            component.path("key").asText() + "="
                                    + option.path("value").asText(),
                            option.path("label").asText()));
        }
        boolean content = schema.findValuesAsText("text").stream().anyMatch(text -> text.contains(CONTENT));
        return new DeployedForm(fields, papers, labels, texts, units, content);
    }

    /** What a person reads for a value of a choice; the value itself where the form doesn't offer it. */
    public String label(String key, String value) {
        return labels.getOrDefault(key + "=" + value, value);
    }

    /** The form's texts in which something of the case stands, in reading order; the content that a decision is about aside. */
    List<Text> texts() {
        return texts;
    }

    /** Whether the form shows what its decision is about. */
    public boolean showsContent() {
        return content;
    }

    /** What stands behind the number of a field, such as 명; empty for none. */
    String unit(String key) {
        return units.getOrDefault(key, "");
    }

    List<Paper> papersWithConditions() {
        return papers;
    }

    /** Names of the papers that the form may ask for. */
    public List<String> papers() {
        return papers.stream().map(Paper::name).distinct().toList();
    }

    List<FormField> fields() {
        return fields;
    }

    /** Names of the variables that the form may submit. */
    public Set<String> variables() {
        return variables;
    }

    /** What of the values stands in fields that a person fills in; the rest is left out. */
    public Map<String, Object> entries(Map<String, Object> values) {
        Map<String, Object> entries = new LinkedHashMap<>();
        for (FormField field : fields) {
            if (field.writable() && field.kind() != FieldType.COMPUTED) {
                copy(field.path(), values, entries);
            }
        }
        return entries;
    }

    private static void copy(List<String> path, Map<?, ?> from, Map<String, Object> to) {
        String step = path.get(0);
        if (!from.containsKey(step)) {
            return;
        }
        if (path.size() == 1) {
            to.put(step, from.get(step));
        } else if (from.get(step) instanceof Map<?, ?> below) {
            @SuppressWarnings("unchecked")
            Map<String, Object> inside = (Map<String, Object>) to.computeIfAbsent(step, name -> new LinkedHashMap<>());
            copy(path.subList(1, path.size()), below, inside);
        }
    }

    /** Names of the variables from which choices take what they offer. */
    public List<String> optionVariables() {
        return fields.stream()
                .map(FormField::options)
                .filter(options -> options != null && options.variable() != null)
                .map(Options::variable)
                .distinct()
                .toList();
    }

    /** Whether anything in the form depends on other values, so that these have to be at hand. */
    public boolean hasExpressions() {
        return expressions;
    }

    private static boolean hasExpression(FormField field) {
        return field.computed() != null
                || !field.hiddenWhen().isEmpty()
                || java.util.stream.Stream.of(field.min(), field.max(), field.minLength(), field.maxLength())
                        .anyMatch(bound -> bound.expression() != null);
    }

    private static void collect(
            JsonNode container,
            List<String> path,
            List<String> hidden,
            List<FormField> fields,
            List<Paper> papers,
            List<Text> texts,
            Map<String, String> units) {
        for (JsonNode component : container.path("components")) {
            List<String> conditions =
                    with(hidden, feel(component.path("conditional").path("hide")));
            String type = component.path("type").asText();
            if (type.equals("group")) {
                collect(
                        component,
                        inside(path, component.path("path").asText("")),
                        conditions,
                        fields,
                        papers,
                        texts,
                        units);
            } else {
                field(component, type, path, conditions).ifPresent(field -> {
                    fields.add(field);
                    String unit =
                            component.path("appearance").path("suffixAdorner").asText("");
                    if (!unit.isEmpty()) {
                        units.put(field.key(), unit);
                    }
                });
                String text = component.path("text").asText("");
                if (type.equals("text") && text.contains("{{") && !text.contains(CONTENT)) {
                    texts.add(new Text(text, conditions));
                }
                String paper = component.path("properties").path("paper").asText("");
                if (!paper.isEmpty()) {
                    papers.add(new Paper(paper, conditions));
                }
            }
        }
    }

    private static Optional<FormField> field(JsonNode component, String type, List<String> path, List<String> hidden) {
        String key = component.path("key").asText("");
        if (key.isEmpty()) {
            return Optional.empty();
        }
        JsonNode rules = component.path("validate");
        return FieldType.of(type, component.path("subtype").asText("date"))
                .map(kind -> new FormField(
                        inside(path, key),
                        component
                                .path("label")
                                .asText(component.path("dateLabel").asText(key)),
                        kind,
                        !component.path("disabled").asBoolean()
                                && !component.path("readonly").asBoolean(),
                        !"no".equals(component.path("properties").path("keep").asText()),
                        hidden,
                        rules.path("required").asBoolean(),
                        FieldBound.of(rules.path("min")),
                        FieldBound.of(rules.path("max")),
                        FieldBound.of(rules.path("minLength")),
                        FieldBound.of(rules.path("maxLength")),
                        rules.path("pattern").asText("").isEmpty()
                                ? null
                                : Pattern.compile(rules.path("pattern").asText()),
                        rules.path("validationType").asText(""),
                        kind == FieldType.CHOICE || kind == FieldType.CHOICES ? Options.of(component) : null,
                        component.path("decimalDigits").asInt(-1),
                        Unit.of(component.path("properties").path("unit").asText())
                                .orElse(Unit.ANY),
                        component.path("serializeToString").asBoolean(),
                        component.path("disallowPassedDates").asBoolean(),
                        kind == FieldType.COMPUTED ? feel(component.path("expression")) : null));
    }

    private static @Nullable String feel(JsonNode expression) {
        String text = expression.asText("").trim();
        return text.startsWith("=") ? text.substring(1).trim() : null;
    }

    private static List<String> with(List<String> conditions, @Nullable String another) {
        if (another == null) {
            return conditions;
        }
        List<String> all = new ArrayList<>(conditions);
        all.add(another);
        return List.copyOf(all);
    }

    private static List<String> inside(List<String> path, String key) {
        List<String> all = new ArrayList<>(path);
        Arrays.stream(key.split("\\.")).filter(step -> !step.isEmpty()).forEach(all::add);
        return List.copyOf(all);
    }
}
