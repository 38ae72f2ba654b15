package safecity.engine.forms;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import safecity.project.plan.Refused;
import safecity.refusal.Refusal;

/** The limits of values and texts, each at its last good and its first bad one. */
class FormBoundsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Clock TODAY = Clock.fixed(Instant.parse("2022-11-08T00:00:00Z"), ZoneId.of("Asia/Seoul"));
    private static final String KEPT = "{\"type\":\"textarea\",\"key\":\"a\"}";
    private static final String NOT_KEPT = "{\"type\":\"textarea\",\"key\":\"a\",\"properties\":{\"keep\":\"no\"}}";
    private static final String NUMBER = "{\"type\":\"number\",\"key\":\"a\",\"decimalDigits\":2}";
    private static final String ANY_NUMBER = "{\"type\":\"number\",\"key\":\"a\"}";
    private static final String LIMITED =
            "{\"type\":\"number\",\"key\":\"a\",\"validate\":{\"min\":\"=least\",\"max\":\"9\"}}";
    private static final String DAY =
            "{\"type\":\"datetime\",\"subtype\":\"date\",\"key\":\"a\",\"disallowPassedDates\":true}";
    private static final String TIME = "{\"type\":\"datetime\",\"subtype\":\"time\",\"key\":\"a\"}";
    private static final String MOMENT = "{\"type\":\"datetime\",\"subtype\":\"datetime\",\"key\":\"a\"}";
    private static final String MAIL =
            "{\"type\":\"textfield\",\"key\":\"a\",\"validate\":{\"validationType\":\"email\"}}";
    private static final String PHONE =
            "{\"type\":\"textfield\",\"key\":\"a\",\"validate\":{\"validationType\":\"phone\"}}";
    private static final String GROUP = "{\"type\":\"group\",\"path\":\"g\",\"components\":["
            + "{\"type\":\"textfield\",\"key\":\"one\"},"
            + "{\"type\":\"group\",\"path\":\"deep\",\"components\":[{\"type\":\"textfield\",\"key\":\"two\"}]}]}";

    private final FormRules rules = new FormRules(
            TODAY, (expression, context) -> expression.equals("least") ? context.get("least") : null, JSON);

    @Test
    void aTextIsAsLongAsWhereItIsKept() {
        assertThat(value(KEPT, "가".repeat(4_000))).asString().hasSize(4_000);
        assertThat(refused("form.maxLength", KEPT, "가".repeat(4_001)).arguments()[1])
                .isEqualTo(4_000);
        assertThat(value(NOT_KEPT, "가".repeat(20_000))).asString().hasSize(20_000);
        assertThat(refused("form.maxLength", NOT_KEPT, "가".repeat(20_001)).arguments()[1])
                .isEqualTo(20_000);
    }

    @Test
    void aNumberHasAsManyDecimalsAsItsField() {
        assertThat(value(NUMBER, 1.25)).isEqualTo(1.25);
        assertThat(value(NUMBER, new BigDecimal("1.2500"))).isEqualTo(1.25);
        assertThat(value(NUMBER, new BigDecimal("1E+3"))).isEqualTo(1_000);
        assertThat(refused("form.decimals", NUMBER, 1.255).arguments()[1]).isEqualTo(2);
        assertThat(value(ANY_NUMBER, 1.255)).isEqualTo(1.255);
    }

    @Test
    void aWholeNumberIsAnIntegerAsLongAsItFits() {
        assertThat(value(ANY_NUMBER, 2_147_483_647.0)).isEqualTo(Integer.MAX_VALUE);
        assertThat(value(ANY_NUMBER, 2_147_483_648.0)).isEqualTo(2_147_483_648L);
        assertThat(value(ANY_NUMBER, Long.MAX_VALUE)).isEqualTo(Long.MAX_VALUE);
        refused("form.max", ANY_NUMBER, new BigDecimal(Long.MAX_VALUE).add(BigDecimal.ONE));
        refused("form.type", ANY_NUMBER, Double.NaN);
        refused("form.type", ANY_NUMBER, Double.POSITIVE_INFINITY);
    }

    @Test
    void aLimitMayBeComputed() {
        assertThat(accept(LIMITED, 5, Map.of("least", 5))).isEqualTo(5);
        assertThat(Refused.with("form.min", () -> accept(LIMITED, 4, Map.of("least", 5)))
                        .arguments()[1])
                .isEqualTo("5");
        assertThat(accept(LIMITED, -1, Map.of("least", "none"))).isEqualTo(-1);
        assertThat(accept(LIMITED, 9, Map.of())).isEqualTo(9);
        Refused.with("form.max", () -> accept(LIMITED, 10, Map.of()));
        assertThat(FieldBound.of(new TextNode(" ")).value(null, Map.of())).isEmpty();
    }

    @Test
    void todayIsNoPast() {
        assertThat(value(DAY, "2022-11-08")).isEqualTo("2022-11-08");
        assertThat(refused("form.past", DAY, "2022-11-07").arguments()[1]).isEqualTo("2022-11-08");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"2022-11-08T09:00", "2022-11-08T09:00:00Z", "2022-11-08T09:00+09:00", "2022-11-08T09:00-05:00"})
    void aMomentHasADayAndATime(String moment) {
        assertThat(value(MOMENT, moment)).isEqualTo(moment);
        assertThat(value(TIME, "09:00")).isEqualTo("09:00");
        refused("form.date", TIME, moment);
        refused("form.date", MOMENT, "09:00");
        refused("form.date", MOMENT, "2022-11-08T25:00" + moment.substring(16));
        refused("form.type", TIME, 900);
    }

    @Test
    void addressesAndNumbersOfPhonesHaveTheirForm() {
        assertThat(value(MAIL, "a@b.kr")).isEqualTo("a@b.kr");
        refused("form.pattern", MAIL, "a@b");
        assertThat(value(PHONE, "+8210123")).isEqualTo("+8210123");
        refused("form.pattern", PHONE, "010-1234-5678");
    }

    @Test
    void atMostTwoHundredAreChosen() {
        List<String> two = IntStream.range(0, 201).mapToObj(Integer::toString).toList();
        String offered = two.stream()
                .map(one -> "{\"value\":\"" + one + "\"}")
                .collect(java.util.stream.Collectors.joining(","));
        String list = "{\"type\":\"checklist\",\"key\":\"a\",\"values\":[" + offered + "]}";
        assertThat(value(list, two.subList(0, 200)))
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
                .hasSize(200);
        refused("form.option", list, two);
    }

    @Test
    void atMostTwoHundredVariablesComeAndUnknownOnesAreNamedAsFarAsHarmless() {
        Map<String, Object> many = new HashMap<>();
        IntStream.range(0, 200).forEach(i -> many.put("x" + i, i));
        assertThat(Refused.by(() -> rules.accept(form(KEPT), many, Map.of())).parts())
                .hasSize(200);
        many.put("y", 1);
        Refused.with("form.tooMany", () -> rules.accept(form(KEPT), many, Map.of()));
        assertThat(unknown("a".repeat(60))).isEqualTo("a".repeat(60));
        assertThat(unknown("a".repeat(61))).isEqualTo("a".repeat(60) + "…");
        assertThat(unknown("<b>")).isEqualTo("?b?");
    }

    @Test
    void aGroupHoldsItsOwnFieldsOnly() {
        Map<String, Object> good = Map.of("one", "1", "deep", Map.of("two", "2"));
        assertThat(rules.accept(form(GROUP), Map.of("g", good), Map.of())
                        .get("g")
                        .value())
                .isEqualTo(good);
        assertThat(Refused.with("form.unknown", () -> group(Map.of("three", "3")))
                        .field())
                .contains("g.three");
        assertThat(Refused.with("form.unknown", () -> group(Map.of("deep", Map.of("three", "3"))))
                        .field())
                .contains("g.deep.three");
        Refused.with("form.unknown", () -> group(Map.of("deep", "2")));
        Refused.with("form.type", () -> rules.accept(form(GROUP), Map.of("g", "1"), Map.of()));
    }

    @Test
    void listsAndArraysAreReadAndForeignThingsAreNot() {
        PlainValues values = new PlainValues(JSON);
        assertThat(values.plain(new Object[] {"a", 1})).isEqualTo(List.of("a", 1));
        assertThat(values.plain((short) 1)).isEqualTo((short) 1);
        assertThat(values.plain(1.5f)).isEqualTo(1.5f);
        assertThat(values.plain(new Object())).isSameAs(PlainValues.FOREIGN);
        assertThat(PlainValues.at("text", List.of("a"))).isNull();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            ints = {
                0x061C, 0x200E, 0x200F, 0x2028, 0x2029, 0x85, 0xFFF9, 0xFFFB, 0xE0000, 0xE007F, 0x202A, 0x202E, 0x2066,
                0x2069, 0xFDD0, 0xFDEF, 0xFFFE, 0x1FFFF, 0xD800, 0xDFFF, 1
            })
    void whatTurnsOrHidesATextIsNotLegible(int point) {
        assertThat(TextRules.isLegible("가" + Character.toString(point), true)).isFalse();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            ints = {
                0x061B, 0x200D, 0x2010, 0x2027, 0xFFF8, 0xFFFC, 0xE0080, 0x202F, 0x2065, 0x206A, 0xFDCF, 0xFDF0, 0xFFFD,
                0xE000, 0x1F600
            })
    void whatStandsBesideIsLegible(int point) {
        assertThat(TextRules.isLegible(Character.toString(point), false)).isTrue();
    }

    @Test
    void linesAndTabsBelongToATextOfLines() {
        for (String sign : List.of("\n", "\r", "\t")) {
            assertThat(TextRules.isLegible(sign, true)).isTrue();
            assertThat(TextRules.isLegible(sign, false)).isFalse();
        }
    }

    @Test
    void aTextOfAPageIsComposedStrippedAndCountedInSigns() {
        assertThat(PlainText.line("f", " \u1100\u1161 ", 1)).isEqualTo("가");
        assertThat(PlainText.line("f", "😀", 1)).isEqualTo("😀");
        assertThat(PlainText.line("f", " ", 1)).isNull();
        assertThat(PlainText.line("f", null, 1)).isNull();
        assertThat(PlainText.lines("f", "a\nb", 3)).isEqualTo("a\nb");
        assertThat(PlainText.lines("f", " ".repeat(3) + "a", 1)).isEqualTo("a");
        assertThat(Refused.with("text.tooLong", () -> PlainText.lines("f", " ".repeat(4) + "a", 1))
                        .arguments())
                .containsExactly(1);
        assertThat(Refused.with("text.tooLong", () -> PlainText.line("f", "ab", 1))
                        .field())
                .contains("f");
        assertThat(Refused.with("text.illegible", () -> PlainText.line("f", "a\nb", 3))
                        .field())
                .contains("f");
        assertThat(PlainText.required("f", "a")).isEqualTo("a");
        assertThat(Refused.with("text.missing", () -> PlainText.required("f", null))
                        .field())
                .contains("f");
    }

    private Object value(String component, Object submitted) {
        return accept(component, submitted, Map.of());
    }

    private Object accept(String component, Object submitted, Map<String, Object> opened) {
        return rules.accept(form(component), Map.of("a", submitted), opened)
                .get("a")
                .value();
    }

    private void group(Map<String, Object> content) {
        rules.accept(form(GROUP), Map.of("g", content), Map.of());
    }

    private Refusal refused(String code, String component, Object submitted) {
        return Refused.with(code, () -> value(component, submitted));
    }

    private String unknown(String name) {
        return Refused.with("form.unknown", () -> rules.accept(form(KEPT), Map.of(name, 1), Map.of()))
                .field()
                .orElseThrow();
    }

    private static DeployedForm form(String components) {
        try {
            return DeployedForm.read(JSON.readTree("{\"components\":[" + components + "]}"));
        } catch (JsonProcessingException unreadable) {
            throw new AssertionError(unreadable);
        }
    }
}
