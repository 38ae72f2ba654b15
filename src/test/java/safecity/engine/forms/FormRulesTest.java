package safecity.engine.forms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.value.SerializationDataFormat;
import org.camunda.spin.plugin.variable.SpinValues;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.support.ResourceBundleMessageSource;
import safecity.refusal.Refusal;
import safecity.refusal.RefusalMessages;

class FormRulesTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Clock TODAY = Clock.fixed(Instant.parse("2022-11-08T00:00:00Z"), ZoneId.of("Asia/Seoul"));

    /** Knows one condition and one sum; the real FEEL engine has a test of its own. */
    private static final FeelEvaluator FEEL = (expression, context) -> switch (expression) {
        case "decision != \"reject\"" -> !"reject".equals(context.get("decision"));
        case "a + b" -> ((Number) context.get("a")).intValue() + ((Number) context.get("b")).intValue();
        default -> null;
    };

    private final FormRules rules = new FormRules(TODAY, FEEL, JSON);

    @ParameterizedTest
    @CsvSource({"19, form.min", "20, ", "60, ", "61, form.max", "20.5, form.integer"})
    void aPeriodOfNoticeIsKeptWithinItsLimitsToTheDay(BigDecimal days, String refused) {
        assertThat(refusal(NOTICE, values("noticeDays", days))).isEqualTo(refused);
    }

    @ParameterizedTest
    @CsvSource({"1, form.minLength", "2, ", "10, ", "11, form.maxLength"})
    void aTextIsKeptWithinItsLengthToTheCharacter(int length, String refused) {
        assertThat(refusal(TITLE, values("title", "가".repeat(length)))).isEqualTo(refused);
    }

    @Test
    void aRequiredFieldIsNotLeftOutNorEmptyNorBlank() {
        assertThat(refusal(TITLE, Map.of())).isEqualTo("form.required");
        assertThat(refusal(TITLE, values("title", null))).isEqualTo("form.required");
        assertThat(refusal(TITLE, values("title", ""))).isEqualTo("form.required");
        assertThat(refusal(TITLE, values("title", "   "))).isEqualTo("form.required");
        assertThat(refusal(CONFIRMED, values("confirmed", false))).isEqualTo("form.required");
        assertThat(refusal(TAGS, values("tags", List.of()))).isEqualTo("form.required");
    }

    @Test
    void whatTheFormOpenedWithCountsWhenItIsNotSent() {
        assertThat(rules.accept(form(TITLE), Map.of(), Map.of("title", "조례안"))).isEmpty();
        assertThat(refusalOf(() -> rules.accept(form(TITLE), Map.of(), Map.of("title", "가"))))
                .isEqualTo("form.minLength");
        assertThat(refusalOf(() -> rules.accept(form(TITLE), values("title", null), Map.of("title", "조례안"))))
                .isEqualTo("form.required");
    }

    @Test
    void aVariableThatTheFormDoesNotHaveIsRefused() {
        assertThat(refusal(TITLE, Map.of("title", "조례안", "approved", true))).isEqualTo("form.unknown");
        assertThat(refusalOf(() -> rules.accept(DeployedForm.NONE, Map.of("approved", true), Map.of())))
                .isEqualTo("form.unknown");
    }

    @Test
    void everythingThatIsWrongIsSaidAtOnce() {
        Refusal refusal = catchThrowableOfType(
                Refusal.class,
                () -> rules.accept(form(TITLE + "," + NOTICE), Map.of("noticeDays", 3, "x", 1), Map.of()));
        assertThat(refusal.parts())
                .extracting(Refusal::code)
                .containsExactlyInAnyOrder("form.unknown", "form.required", "form.min");
        assertThat(refusal.parts())
                .extracting(part -> part.field().orElseThrow())
                .containsExactlyInAnyOrder("x", "title", "noticeDays");
    }

    @Test
    void onlyWhatIsOfferedCanBeChosen() {
        assertThat(refusal(DECISION, values("decision", "approve"))).isNull();
        assertThat(refusal(DECISION, values("decision", "Approve"))).isEqualTo("form.option");
        assertThat(refusal(DECISION, values("decision", List.of("approve")))).isEqualTo("form.option");
        assertThat(refusal(TAGS, values("tags", List.of("a", "b")))).isNull();
        assertThat(refusal(TAGS, values("tags", SpinValues.jsonValue("[\"a\"]").create())))
                .isNull();
        assertThat(refusal(TAGS, values("tags", List.of("a", "a")))).isEqualTo("form.option");
        assertThat(refusal(TAGS, values("tags", List.of("c")))).isEqualTo("form.option");
        assertThat(refusal(TAGS, values("tags", "a"))).isEqualTo("form.type");
        assertThat(refusal(TAGS, values("tags", Arrays.asList("a", null)))).isEqualTo("form.option");
    }

    @Test
    void aValueOfAnotherKindIsRefused() {
        assertThat(refusal(NOTICE, values("noticeDays", List.of(30)))).isEqualTo("form.type");
        assertThat(refusal(HELD, values("heldOn", 20221108))).isEqualTo("form.type");
        assertThat(refusal(NOTICE, values("noticeDays", true))).isEqualTo("form.type");
        assertThat(refusal(NOTICE, values("noticeDays", Double.NaN))).isEqualTo("form.type");
        assertThat(refusal(TITLE, values("title", 30))).isEqualTo("form.type");
        assertThat(refusal(CONFIRMED, values("confirmed", "true"))).isEqualTo("form.type");
    }

    @Test
    void noSerialisedObjectNoFileAndNoBytesComeIn() {
        SerializationDataFormat java = Variables.SerializationDataFormats.JAVA;
        assertThat(refusal(
                        TITLE,
                        values(
                                "title",
                                Variables.serializedObjectValue("rO0ABXQ=")
                                        .objectTypeName("java.lang.String")
                                        .serializationDataFormat(java)
                                        .create())))
                .isEqualTo("form.type");
        assertThat(refusal(
                        TITLE,
                        values(
                                "title",
                                Variables.fileValue("a.txt").file(new byte[1]).create())))
                .isEqualTo("form.type");
        assertThat(refusal(TITLE, values("title", Variables.byteArrayValue(new byte[1]))))
                .isEqualTo("form.type");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2022-11-08", "2022. 11. 8.", "20221108", "221108", "2022년 11월 8일", "２０２２／１１／８"})
    void aDayIsTakenHoweverItIsWrittenAndStoredInOneShape(String day) {
        assertThat(value(HELD, "heldOn", day)).isEqualTo("2022-11-08");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"30 | 30", "３０ | 30", "30일 | 30", " 30 일 | 30", "30.0 | 30", "20 | 20", "60 | 60"})
    void aNumberIsTakenHoweverItIsWrittenAndStoredInOneShape(String typed, int days) {
        assertThat(value(NOTICE, "noticeDays", typed)).isEqualTo(days);
        assertThat(value(NOTICE, "noticeDays", days)).isEqualTo(days);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "19 | form.min",
                "61 | form.max",
                "20.5 | form.integer",
                "3,0 | form.notation",
                "30건 | form.notation",
                "NaN | form.notation",
                "1e1 | form.notation"
            })
    void whatWasTypedIsHeldToTheSameLimits(String typed, String refused) {
        assertThat(refusal(NOTICE, values("noticeDays", typed))).isEqualTo(refused);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"93 | 93", "93,000 | 93000", "93백만원 | 93", "93,000,000원 | 93", "9천3백만 원 | 93"})
    void moneyIsStoredInTheUnitOfItsField(String typed, int million) {
        assertThat(value(BUDGET, "budget", typed)).isEqualTo(million);
    }

    @Test
    void anAmountThatIsNoWholeMillionIsRefusedAndSoIsOneOfWhichTheUnitIsInDoubt() {
        assertThat(refusal(BUDGET, values("budget", "93,500,000원"))).isEqualTo("form.notation");
        assertThat(refusal(BUDGET, values("budget", "4억"))).isEqualTo("form.notation");
    }

    /** The form's own conditions and sums see the number, not the letters. */
    @Test
    void whatWasTypedIsANumberForTheFormsExpressions() {
        Map<String, Object> typed = Map.of("a", "1,250", "b", "3");
        assertThat(rules.accept(form(SUM), typed, Map.of()).get("sum").value()).isEqualTo(1253);
    }

    @Test
    void theFaultIsSaidWithTheFieldsLabel() {
        Refusal refusal = catchThrowableOfType(
                Refusal.class, () -> rules.accept(form(HELD), values("heldOn", "2022. 2. 30."), Map.of()));
        assertThat(new RefusalMessages(messages()).sentence(refusal, Locale.KOREAN))
                .isEqualTo("‘개최일’: 2022년 2월 30일은 없는 날짜입니다. 그 달은 28일까지 있습니다.");
        assertThat(new RefusalMessages(messages()).sentence(refusal, Locale.ENGLISH))
                .isEqualTo("\"개최일\": There is no day 30 in month 2 of 2022; that month has 28 days.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2022-11-31",
                "2023-02-29",
                "08.11.2022",
                "2022-11-08T00:00:00",
                "tomorrow",
                "0202-11-08",
                "9999-12-31"
            })
    void whatIsNoDayIsRefused(String day) {
        assertThat(refusal(HELD, values("heldOn", day))).isEqualTo("form.notation");
    }

    @Test
    void aDayBeforeTodayIsRefusedWhereTheFormSaysSo() {
        assertThat(refusal(HELD, values("heldOn", "2022-11-07"))).isEqualTo("form.past");
    }

    @ParameterizedTest
    @ValueSource(
            ints = {0x0000, 0x0007, 0x001B, 0x007F, 0x0085, 0x200F, 0x202E, 0x2066, 0xD800, 0xDC00, 0xFFFE, 0xFFFF})
    void charactersThatCannotBeReadAreRefused(int character) {
        assertThat(refusal(OPINION, values("opinion", "의견" + (char) character))).isEqualTo("form.characters");
    }

    @Test
    void linesBelongToAnOpinionAndNotToATitle() {
        assertThat(refusal(OPINION, values("opinion", "첫째\n둘째\t셋째 🙂"))).isNull();
        assertThat(refusal(TITLE, values("title", "첫째\n둘째"))).isEqualTo("form.characters");
    }

    @Test
    void hangulIsComposed() {
        String decomposed = Normalizer.normalize("안전도시 조례", Normalizer.Form.NFD);
        assertThat(rules.accept(form(TITLE), Map.of("title", decomposed), Map.of())
                        .get("title")
                        .value())
                .isEqualTo("안전도시 조례");
    }

    @Test
    void aMegabyteIsRefusedBeforeItIsStored() {
        assertThat(refusal(OPINION, values("opinion", "가".repeat(1_000_000)))).isEqualTo("form.maxLength");
    }

    @Test
    void aPatternIsSearchedAsInTheBrowser() {
        assertThat(refusal(CODE, values("code", "C-12"))).isNull();
        assertThat(refusal(CODE, values("code", "C12"))).isEqualTo("form.pattern");
    }

    @Test
    void aHiddenFieldIsNeitherAskedForNorTaken() {
        assertThatCode(() -> rules.accept(form(DECISION + "," + REASON), Map.of("decision", "approve"), Map.of()))
                .doesNotThrowAnyException();
        assertThat(rules.accept(form(DECISION + "," + REASON), Map.of("decision", "approve", "reason", "x"), Map.of()))
                .doesNotContainKey("reason");
        assertThat(refusal(DECISION + "," + REASON, values("decision", "reject")))
                .isEqualTo("form.required");
    }

    @Test
    void whatTheFormOnlyShowsOrComputesIsTakenFromNoClient() {
        assertThat(rules.accept(form(SHOWN), Map.of("shown", "another"), Map.of("shown", "fact")))
                .isEmpty();
        Map<String, FormRules.Accepted> accepted =
                rules.accept(form(SUM), Map.of("a", 2, "b", 3, "sum", 900), Map.of());
        assertThat(accepted.get("sum").value()).isEqualTo(5);
    }

    @Test
    void aFieldForTheListenersIsNotKeptAndIsKnownEvenWhenEmpty() {
        FormRules.Accepted opinion =
                rules.accept(form(OPINION), Map.of(), Map.of()).get("opinion");
        assertThat(opinion.kept()).isFalse();
        assertThat(opinion.value()).isNull();
    }

    @Test
    void aHiddenFieldForTheListenersIsKnownAsEmptyWhateverWasSent() {
        FormRules.Accepted because = rules.accept(
                        form(DECISION + "," + BECAUSE), Map.of("decision", "approve", "because", "x"), Map.of())
                .get("because");
        assertThat(because.kept()).isFalse();
        assertThat(because.value()).isNull();
    }

    @Test
    void aGroupWithAPathTakesItsOwnFieldsOnly() {
        assertThat(rules.accept(form(GROUP), Map.of("meeting", Map.of("present", 7)), Map.of())
                        .get("meeting")
                        .value())
                .isEqualTo(Map.of("present", 7));
        assertThat(refusal(GROUP, values("meeting", Map.of("present", 0)))).isEqualTo("form.min");
        assertThat(refusal(GROUP, values("meeting", Map.of("present", 7, "absent", 1))))
                .isEqualTo("form.unknown");
        assertThat(refusal(GROUP, Map.of())).isEqualTo("form.required");
    }

    /** The list is the model's: what a client sends under its name is refused, and nothing is offered then. */
    @Test
    void aChoiceTakesWhatItOffersFromTheVariableWithWhichTheFormOpened() {
        Map<String, Object> opened = Map.of(
                "criterionChoices",
                SpinValues.jsonValue("[{\"label\":\"1 하나\",\"value\":\"1\"},{\"label\":\"7 일곱\",\"value\":\"7\"}]")
                        .create());
        assertThat(refusalOf(() -> rules.accept(form(CRITERION), Map.of("criterion", "7"), opened)))
                .isNull();
        assertThat(refusalOf(() -> rules.accept(form(CRITERION), Map.of("criterion", "8"), opened)))
                .isEqualTo("form.option");
        assertThat(refusalOf(() -> rules.accept(form(CRITERION), Map.of("criterion", 7), opened)))
                .isEqualTo("form.option");
        assertThat(refusal(CRITERION, Map.of("criterion", "7"))).isEqualTo("form.option");
        Map<String, Object> forged =
                Map.of("criterion", "8", "criterionChoices", List.of(Map.of("label", "8", "value", "8")));
        assertThat(refusalOf(() -> rules.accept(form(CRITERION), forged, opened)))
                .isNotNull();
        assertThat(form(CRITERION).optionVariables()).containsExactly("criterionChoices");
    }

    private static final String CRITERION = """
            {"type":"select","key":"criterion","label":"기준","valuesKey":"criterionChoices","validate":{"required":true}}""";
    private static final String NOTICE = """
            {"type":"number","key":"noticeDays","label":"기간","decimalDigits":0,"properties":{"unit":"day"},"validate":{"required":true,"min":20,"max":60}}""";
    private static final String BUDGET = """
            {"type":"number","key":"budget","label":"예산(백만원)","decimalDigits":0,"properties":{"unit":"million-won"},"validate":{"min":0,"max":100000}}""";
    private static final String TITLE = """
            {"type":"textfield","key":"title","label":"조례명","validate":{"required":true,"minLength":2,"maxLength":10}}""";
    private static final String BECAUSE = """
            {"type":"textarea","key":"because","label":"사유","properties":{"keep":"no"},
             "conditional":{"hide":"=decision != \\"reject\\""},"validate":{"required":true}}""";
    private static final String OPINION = """
            {"type":"textarea","key":"opinion","label":"의견","properties":{"keep":"no"},"validate":{"maxLength":2000}}""";
    private static final String CODE = """
            {"type":"textfield","key":"code","label":"번호","validate":{"pattern":"^[A-Z]-\\\\d+$"}}""";
    private static final String CONFIRMED = """
            {"type":"checkbox","key":"confirmed","label":"확인","validate":{"required":true}}""";
    private static final String HELD = """
            {"type":"datetime","subtype":"date","dateLabel":"개최일","key":"heldOn","disallowPassedDates":true}""";
    private static final String DECISION = """
            {"type":"radio","key":"decision","label":"처리","values":[{"value":"approve"},{"value":"reject"}],"validate":{"required":true}}""";
    private static final String REASON = """
            {"type":"textfield","key":"reason","label":"사유","conditional":{"hide":"=decision != \\"reject\\""},"validate":{"required":true}}""";
    private static final String TAGS = """
            {"type":"checklist","key":"tags","label":"분류","values":[{"value":"a"},{"value":"b"}],"validate":{"required":true}}""";
    private static final String SHOWN = """
            {"type":"textfield","key":"shown","label":"사실","readonly":true}""";
    private static final String SUM = """
            {"type":"number","key":"a"},{"type":"number","key":"b"},{"type":"expression","key":"sum","expression":"=a + b"}""";
    private static final String GROUP = """
            {"type":"group","path":"meeting","components":[{"type":"number","key":"present","label":"출석","validate":{"required":true,"min":1}}]}""";

    private String refusal(String components, Map<String, Object> submitted) {
        return refusalOf(() -> rules.accept(form(components), submitted, Map.of()));
    }

    private Object value(String component, String key, Object submitted) {
        return rules.accept(form(component), values(key, submitted), Map.of())
                .get(key)
                .value();
    }

    private static ResourceBundleMessageSource messages() {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        messages.setBasenames("messages/security", "messages/notation");
        return messages;
    }

    private static String refusalOf(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        Refusal refusal = catchThrowableOfType(Refusal.class, call);
        return refusal == null ? null : refusal.code();
    }

    private static Map<String, Object> values(String name, Object value) {
        Map<String, Object> values = new HashMap<>();
        values.put(name, value);
        return values;
    }

    private static DeployedForm form(String components) {
        try {
            return DeployedForm.read(JSON.readTree("{\"components\":[" + components + "]}"));
        } catch (java.io.IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }
}
