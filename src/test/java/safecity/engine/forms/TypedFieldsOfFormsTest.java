package safecity.engine.forms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import safecity.FormFiles;
import safecity.refusal.Refusal;

/** Every field of ours that asks for a day or a number: how it is delivered, and what it takes however it is written. */
class TypedFieldsOfFormsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int FIELDS = 100;

    private final FormRules rules = new FormRules(
            Clock.fixed(Instant.parse("2026-03-04T00:00:00Z"), ZoneId.of("Asia/Seoul")),
            (expression, context) -> expression.equals("pageLimit") ? 5 : null,
            JSON);

    static Stream<Arguments> fields() {
        return files().flatMap(file -> {
            JsonNode form = FormFiles.read(file);
            return typed(form).stream().map(field -> Arguments.of(file + " " + field.path("key"), form, field));
        });
    }

    @Test
    void thereAreAsManyAsWeThink() {
        assertThat(fields().count()).isGreaterThan(FIELDS);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("fields")
    void itIsDeliveredAsATextThatSaysWhatItTakes(String name, JsonNode form, JsonNode field) throws IOException {
        JsonNode sent = JSON.readTree(
                FormsWithoutChoices.delivered(JSON, new ByteArrayInputStream(JSON.writeValueAsBytes(form))));
        JsonNode delivered = sent.findParents("key").stream()
                .filter(one -> one.path("key").equals(field.path("key")))
                .findFirst()
                .orElseThrow();
        assertThat(delivered.path("type").asText()).isEqualTo("textfield");
        assertThat(delivered.path("label").asText()).isNotBlank();
        assertThat(delivered.path("validate").path("required").asBoolean())
                .isEqualTo(field.path("validate").path("required").asBoolean());
        assertThat(delivered.path("id")).isEqualTo(field.path("id"));
        assertThat(delivered.path("conditional")).isEqualTo(field.path("conditional"));
        assertThat(delivered.path("properties").path("notation").asText()).isEqualTo(isDay(field) ? "day" : "number");
        if (!isDay(field)) {
            assertThat(delivered.path("properties").path("unit"))
                    .isEqualTo(field.path("properties").path("unit"));
            assertThat(delivered.path("properties").path("max").asText())
                    .isEqualTo(field.path("validate").path("max").asText());
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("fields")
    void itTakesTheSameValueHoweverItIsWrittenAndNothingThatIsNone(String name, JsonNode form, JsonNode field) {
        if (isDay(field)) {
            assertThat(List.of("2027-10-15", "2027. 10. 15.", "20271015", "2027년 10월 15일", "２０２７/１０/１５"))
                    .allSatisfy(day -> assertThat(taken(field, day)).isEqualTo("2027-10-15"));
            assertThat(List.of("2027. 2. 30.", "10/15/2027", "내일", "9999-01-01"))
                    .allSatisfy(none -> assertThat(refused(field, none)).isEqualTo("form.notation"));
            return;
        }
        long most = field.path("validate").path("max").asLong(5);
        String grouped = new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(most);
        Object plain = taken(field, most);
        assertThat(plain).isInstanceOfAny(Integer.class, Long.class);
        assertThat(List.of(String.valueOf(most), grouped, wide(grouped), " " + grouped + " ", grouped + unit(field)))
                .allSatisfy(typed -> assertThat(taken(field, typed)).as(typed).isEqualTo(plain));
        assertThat(refused(field, most + 1 + "")).isEqualTo("form.max");
        assertThat(List.of("1,25", "NaN", "1e1", "약 3", grouped + "톤"))
                .allSatisfy(none -> assertThat(refused(field, none)).as(none).isEqualTo("form.notation"));
    }

    private Object taken(JsonNode field, Object value) {
        return rules.accept(alone(field), Map.of(key(field), value), Map.of())
                .get(key(field))
                .value();
    }

    private String refused(JsonNode field, Object value) {
        Map<String, Object> sent = new HashMap<>(Map.of(key(field), value));
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> rules.accept(alone(field), sent, Map.of()));
        return refusal == null ? null : refusal.code();
    }

    private static DeployedForm alone(JsonNode field) {
        return DeployedForm.read(
                JSON.createObjectNode().set("components", JSON.createArrayNode().add(field)));
    }

    private static String unit(JsonNode field) {
        return switch (field.path("properties").path("unit").asText()) {
            case "won" -> "원";
            case "million-won" -> "백만원";
            case "person", "any" -> "명";
            case "case" -> "건";
            case "piece" -> "개";
            case "place" -> "곳";
            case "page" -> "쪽";
            case "day" -> "일";
            case "working-day" -> "근무일";
            case "years", "year" -> "년";
            case "position" -> "번";
            case "number" -> "호";
            case "percent" -> "%";
            default -> throw new AssertionError(field.path("properties"));
        };
    }

    private static String wide(String text) {
        return text.chars()
                .map(sign -> sign - '!' + '！')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static String key(JsonNode field) {
        return field.path("key").asText();
    }

    private static boolean isDay(JsonNode field) {
        return field.path("type").asText().equals("datetime");
    }

    private static List<JsonNode> typed(JsonNode parent) {
        List<JsonNode> found = new ArrayList<>();
        for (JsonNode component : parent.path("components")) {
            if (component.path("type").asText().matches("number|datetime")) {
                found.add(component);
            }
            found.addAll(typed(component));
        }
        return found;
    }

    private static Stream<Path> files() {
        try {
            return Files.walk(Path.of("forms"))
                    .filter(file -> file.toString().endsWith(".form"))
                    .sorted();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
