package safecity.tasklist;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.history.HistoricVariableInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import safecity.story.Chromium;
import safecity.story.ProcessStory;
import safecity.story.Story;

/** What a person types or pastes into a day, a number or an amount of money in Tasklist is what the process gets. */
@ProcessStory
@ExtendWith(Chromium.class)
class TypedEntriesInBrowserTest {

    private static final String PROJECT = "typed-entries";
    private static final String DAY = "점검한 날";
    private static final String PEOPLE = "참여 인원";
    private static final String FIGURE = "기준값";
    private static final String PRICE = "계약금액";
    private static final String BUDGET = "예산";

    /** How a text comes into a field. */
    private record Way(String name, BiFunction<Person, Map.Entry<String, String>, Person> enters) {}

    private static final List<Way> WAYS = List.of(
            new Way("typed", (person, entry) -> person.types(entry.getKey(), entry.getValue())),
            new Way("pasted", (person, entry) -> person.pastes(entry.getKey(), entry.getValue())));

    @LocalServerPort
    int port;

    @Autowired
    Story story;

    @Autowired
    RepositoryService repository;

    @Autowired
    HistoryService history;

    @BeforeEach
    void aFormWithEveryKindOfEntry() {
        repository
                .createDeployment()
                .name("entries")
                .enableDuplicateFiltering(true)
                .addClasspathResource("typed/entries.bpmn")
                .addClasspathResource("typed/entries.form")
                .deploy();
    }

    @AfterEach
    void leaveNothing() {
        story.clear(PROJECT);
    }

    @Test
    void whatIsTypedOrPastedIsSaidBackAndReachesTheProcess() {
        story.on(LocalDate.of(2031, 11, 3), PROJECT);
        for (Way way : WAYS) {
            String instance = story.start("entries", Map.of()).getId();
            try (Person lead = Person.signsIn(port, "yeonsu-lead")) {
                lead.opensTask(story.task("enter").getId()).takesIt();
                enters(way, lead, DAY, "2022-10-15", "2022. 10. 15. (토)");
                enters(way, lead, PEOPLE, "1,250", "1,250명");
                enters(way, lead, FIGURE, "1,234,567.5", "1,234,567.5");
                enters(way, lead, PRICE, "45,000,000", "45,000,000원 (4천5백만 원)");
                enters(way, lead, BUDGET, "93,000,000원", "93백만원 = 93,000,000원 (9천3백만 원)");
                lead.photographedInFull("typed-entries-" + way.name());
                lead.completes();
                assertThat(lead.form()).hasCount(0);
            }
            assertThat(values(instance))
                    .as(way.name())
                    .containsEntry("heldOn", "2022-10-15")
                    .containsEntry("people", 1250)
                    .containsEntry("figure", 1234567.5)
                    .containsEntry("price", 45000000)
                    .containsEntry("budget", 93);
        }
    }

    /** Each notation once, by the keyboard and from the clipboard; nothing is submitted. */
    @Test
    void everyNotationOfTheOfficeIsUnderstoodAndWhatIsNoneIsAnErrorOfTheField() {
        story.on(LocalDate.of(2031, 11, 4), PROJECT).start("entries", Map.of());
        try (Person lead = Person.signsIn(port, "yeonsu-lead")) {
            lead.opensTask(story.task("enter").getId()).takesIt();
            for (Way way : WAYS) {
                for (String day : List.of("2022.10.15", "2022/10/15", "20221015", "221015", "2022년 10월 15일")) {
                    enters(way, lead, DAY, day, "2022. 10. 15. (토)");
                }
                enters(way, lead, DAY, "2022.9.15", "2022. 9. 15. (목)");
                enters(way, lead, PEOPLE, "１２３", "123명");
                enters(way, lead, PEOPLE, "1250명", "1,250명");
                enters(way, lead, FIGURE, "1,250", "1,250");
                enters(way, lead, PRICE, "9천3백만 원", "93,000,000원 (9천3백만 원)");
                enters(way, lead, BUDGET, "93,000", "93,000백만원 = 93,000,000,000원 (930억 원)");
                refuses(way, lead, DAY, "2022. 2. 30.", "2022년 2월 30일은 없는 날짜입니다. 그 달은 28일까지 있습니다.");
                refuses(way, lead, DAY, "0202-10-15", "0202년은 입력할 수 없습니다. 연도는 1900부터 2100까지입니다.");
                refuses(way, lead, PEOPLE, "3건", "이 항목의 단위는 명입니다. 입력한 단위: 건");
                refuses(way, lead, PEOPLE, "5,001", "5,000 이하의 값을 입력하십시오.");
                refuses(way, lead, FIGURE, "12,50", "쉼표는 세 자리마다, 소수점은 마침표로 한 번만 찍으십시오. 예: 1,250.5");
                refuses(way, lead, BUDGET, "93,500,000원", "백만원 단위로 나누어떨어지지 않는 금액입니다.");
            }
            lead.photographedInFull("typed-entries-refused");
            lead.page.setViewportSize(390, 844);
            lead.field(DAY).scrollIntoViewIfNeeded();
            lead.photographed("typed-entries-refused-phone");
        }
    }

    /** The renderer has letters; its conditions and texts get the number that they mean. */
    @Test
    void conditionsAndTextsOfTheFormSeeTheNumber() {
        story.on(LocalDate.of(2031, 11, 5), PROJECT).start("entries", Map.of());
        try (Person lead = Person.signsIn(port, "yeonsu-lead")) {
            lead.opensTask(story.task("enter").getId()).takesIt();
            lead.types(PEOPLE, "1,250명");
            assertThat(lead.form()).containsText("찬성은 1248명입니다.");
            assertThat(lead.field("큰 계약의 사유")).hasCount(0);
            lead.types(PRICE, "50,000,001원");
            assertThat(lead.field("큰 계약의 사유")).isVisible();
            lead.types(PRICE, "5천만 원");
            assertThat(lead.field("큰 계약의 사유")).hasCount(0);
            lead.types(PRICE, "1억원");
            // Decomposed, as from the name of a file on a Mac: ten letters, though thirty signs.
            lead.pastes("큰 계약의 사유", java.text.Normalizer.normalize("각각각각각각각각각각", java.text.Normalizer.Form.NFD));
            assertThat(lead.error("큰 계약의 사유")).hasCount(0);
        }
    }

    /** An answer about one field comes while the next is half typed. */
    @Test
    void anAnswerThatComesLateTakesNoLetterAway() {
        story.on(LocalDate.of(2031, 11, 7), PROJECT).start("entries", Map.of());
        try (Person lead = Person.signsIn(port, "yeonsu-lead")) {
            lead.opensTask(story.task("enter").getId()).takesIt();
            List<Route> waiting = new ArrayList<>();
            lead.page.route("**/api/notation", waiting::add);
            lead.types(PEOPLE, "1,250명");
            lead.page.waitForCondition(() -> !waiting.isEmpty());
            lead.field(DAY).click();
            lead.page.waitForResponse("**/api/notation", () -> {
                lead.page.keyboard().type("2022-10");
                waiting.forEach(Route::resume);
            });
            lead.page.unroute("**/api/notation");
            lead.page.keyboard().type("-15");
            lead.page.keyboard().press("Tab");
            assertThat(lead.field(DAY)).hasValue("2022-10-15");
            assertThat(lead.understood(DAY)).hasText("2022. 10. 15. (토)");
            assertThat(lead.understood(PEOPLE)).hasText("1,250명");
        }
    }

    @Test
    void aDayCanBeChosenInTheBrowsersCalendarByMouse() {
        story.on(LocalDate.of(2031, 11, 6), PROJECT).start("entries", Map.of());
        try (Person lead = Person.signsIn(port, "yeonsu-lead")) {
            lead.opensTask(story.task("enter").getId()).takesIt();
            lead.types(DAY, "2022. 10. 15.");
            lead.page.evaluate(
                    "() => { const { showPicker } = HTMLInputElement.prototype;"
                            + " HTMLInputElement.prototype.showPicker = function () { window.opened = this.value; showPicker.call(this); }; }");
            lead.form()
                    .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("달력에서 고르기"))
                    .click();
            assertThat(lead.page.evaluate("window.opened")).isEqualTo("2022-10-15");
            // The calendar is the browser's, outside of the page; this is what it does when a day is clicked.
            lead.form()
                    .locator(".safecity-picker input")
                    .evaluate("one => { one.value = '2022-10-20';"
                            + " one.dispatchEvent(new Event('change', { bubbles: true })); }");
            assertThat(lead.field(DAY)).hasValue("2022. 10. 20.");
            assertThat(lead.understood(DAY)).hasText("2022. 10. 20. (목)");
        }
    }

    private static void enters(Way way, Person person, String label, String text, String understood) {
        way.enters().apply(person, Map.entry(label, text));
        assertThat(person.field(label)).hasValue(text);
        assertThat(person.understood(label)).hasText(understood);
        assertThat(person.error(label)).hasCount(0);
    }

    private static void refuses(Way way, Person person, String label, String text, String sentence) {
        way.enters().apply(person, Map.entry(label, text));
        assertThat(person.field(label)).hasValue(text);
        assertThat(person.error(label)).hasText(sentence);
        assertThat(person.understood(label)).hasText("");
    }

    private Map<String, Object> values(String instance) {
        return history.createHistoricVariableInstanceQuery().processInstanceId(instance).list().stream()
                .filter(variable -> variable.getValue() != null)
                .collect(Collectors.toMap(
                        HistoricVariableInstance::getName, HistoricVariableInstance::getValue, (one, other) -> one));
    }
}
