package safecity.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.VEvent;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import safecity.engine.authorization.GroupKind;
import safecity.engine.authorization.KnownGroup;
import safecity.engine.identity.Account;
import safecity.engine.identity.Accounts;
import safecity.engine.identity.IdentityDirectory;
import safecity.engine.tasks.OpenTask;
import safecity.engine.time.EngineClock;
import safecity.story.ProcessStory;
import safecity.story.Story;

/** The calendar of deadlines, read by a library and by the rules of RFC 5545; and who gets it. */
@ProcessStory
class CalendarFeedTest {

    private static final String PROJECT = "yeonsu-calendar-feed";

    @Autowired
    Story story;

    @Autowired
    RepositoryService repository;

    @Autowired
    IdentityService identities;

    @Autowired
    CalendarFeeds feeds;

    @Autowired
    CalendarWriter writer;

    @Autowired
    Accounts accounts;

    @Autowired
    IdentityDirectory directory;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestRestTemplate http;

    private Account council;

    @BeforeEach
    void aLegalTerm() {
        council = accounts.find("yeonsu-council-office").orElseThrow();
        story.on(LocalDate.of(2024, 7, 3), PROJECT);
        repository
                .createDeployment()
                .name("legal-term")
                .enableDuplicateFiltering(true)
                .addClasspathResource("notification/legal-term.bpmn")
                .deploy();
        story.start("legal-term", Map.of());
    }

    @AfterEach
    void leaveNothing() {
        story.clear(PROJECT);
    }

    @Test
    void aDeadlineIsAWholeDayWithTwoAlarmsItsArticleAndALink() throws Exception {
        LocalDate due = LocalDate.ofInstant(story.task("transmit").getDueDate().toInstant(), EngineClock.SEOUL);
        Calendar calendar = read(feeds.make(council, null));
        VEvent event = calendar.<VEvent>getComponents("VEVENT").stream()
                .filter(one -> one.getUid()
                        .orElseThrow()
                        .getValue()
                        .equals("task-" + story.task("transmit").getId() + "@safecity"))
                .findFirst()
                .orElseThrow();
        assertThat(event.getSummary().getValue()).isEqualTo("[법정기한] 조례안 이송");
        assertThat(event.<LocalDate>getDateTimeStart().getDate()).isEqualTo(due);
        assertThat(event.getDescription().getValue()).contains("지방자치법");
        assertThat(event.getUrl().getValue()).startsWith("https://safecity.example.org/tasks/");
        assertThat(event.getAlarms().stream()
                        .map(alarm -> alarm.getRequiredProperty("TRIGGER").getValue()))
                .containsExactly("-PT15H", "PT9H");
        assertThat(calendar.validate().hasErrors()).isFalse();
    }

    @Test
    void theTextKeepsTheRulesOfItsFormat() {
        String text = get(feeds.make(council, PROJECT)).getBody();
        assertThat(text)
                .startsWith("BEGIN:VCALENDAR\r\n")
                .endsWith("END:VCALENDAR\r\n")
                .contains("VERSION:2.0\r\n", "PRODID:");
        assertThat(text.replace("\r\n", "")).doesNotContain("\n", "\r");
        assertThat(text.split("\r\n"))
                .allMatch(
                        line -> line.getBytes(StandardCharsets.UTF_8).length <= 75, "no line is longer than 75 octets");
        assertThat(text.replace("\r\n ", ""))
                .containsPattern("DTSTAMP:\\d{8}T\\d{6}Z\r\n")
                .containsPattern("DTSTART;VALUE=DATE:\\d{8}\r\n");
    }

    /** A project's title and a task's name, as an earlier release or a model may hold them. */
    @Test
    void whatAPersonWroteIsNoEntryOfTheCalendar() throws Exception {
        String hostile = "연수구; 계획, \\n1\r\nEND:VEVENT\nBEGIN:VEVENT\u2028SUMMARY:결재 완료\u0085\u202E끝";
        OpenTask task = new OpenTask(
                "1",
                "no-element",
                hostile,
                "no-process",
                hostile,
                List.of(),
                null,
                Instant.EPOCH,
                Instant.parse("2024-07-03T09:00:00Z"),
                null);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        writer.write(hostile, List.of(task), Locale.KOREAN, file);
        String text = file.toString(StandardCharsets.UTF_8);

        Calendar calendar = new CalendarBuilder().build(new StringReader(text));
        assertThat(calendar.<VEvent>getComponents("VEVENT")).hasSize(1);
        String plain = "연수구; 계획, \\n1 END:VEVENT BEGIN:VEVENT SUMMARY:결재 완료 끝";
        VEvent event = calendar.<VEvent>getComponents("VEVENT").get(0);
        assertThat(event.getSummary().getValue()).contains(plain);
        assertThat(event.getDescription().getValue()).contains(plain);
        assertThat(text.replace("\r\n ", "").lines().filter(line -> line.startsWith("X-WR-CALNAME")))
                .containsExactly("X-WR-CALNAME:연수구\\; 계획\\, \\\\n1 END:VEVENT BEGIN:VEVENT SUMMARY:결재 완료 끝");
        assertThat(text).doesNotContain("\u2028", "\u0085", "\u202E");
        assertThat(text.replace("\r\n", "")).doesNotContain("\n", "\r");
    }

    @Test
    void anAddressEndsWhenItIsRevokedOrMadeAnewAndIsThenLikeNone() {
        String first = feeds.make(council, null);
        String second = feeds.make(council, null);
        assertThat(get(first).getStatusCode().value()).isEqualTo(404);
        assertThat(get(second).getStatusCode().value()).isEqualTo(200);
        feeds.revoke(
                accounts.find("yeonsu-lead").orElseThrow(),
                feeds.inForce(council.id()).get(0).id());
        assertThat(get(second).getStatusCode().value())
                .as("nobody else revokes it")
                .isEqualTo(200);
        feeds.inForce(council.id()).forEach(feed -> feeds.revoke(council, feed.id()));
        assertThat(get(second).getStatusCode().value()).isEqualTo(404);
        assertThat(get("guessed").getStatusCode().value()).isEqualTo(404);
        assertThat(jdbc.sql("SELECT count(*) FROM calendar_feed WHERE secret_hash IN (?, ?)")
                        .params(first, second)
                        .query(Integer.class)
                        .single())
                .as("secrets are not kept")
                .isZero();
    }

    @Test
    void anotherMunicipalitysProjectHasNoAddressAndAPersonSeesTheirOwnOnly() throws Exception {
        directory.ensureTenant("jung", "인천광역시 중구");
        directory.ensureGroup(KnownGroup.members("jung-lead", "jung", GroupKind.DEPARTMENT), "안전총괄과");
        directory.ensureUser("jung-lead", "안전총괄과", "safecity-demo", List.of("jung-lead"), "jung");
        Account stranger = accounts.find("jung-lead").orElseThrow();
        assertThatThrownBy(() -> feeds.make(stranger, PROJECT)).hasMessageContaining("project.unknown");
        assertThatThrownBy(() -> feeds.make(stranger, "unknown-1")).hasMessageContaining("project.unknown");
        assertThat(get(feeds.make(stranger, null)).getBody()).doesNotContain("BEGIN:VEVENT");
        assertThat(get(feeds.make(accounts.find("yeonsu-publicity").orElseThrow(), null))
                        .getBody())
                .doesNotContain("조례안");
    }

    @Test
    void whoLosesTheirAccountLosesTheCalendar() {
        directory.ensureUser("yeonsu-leaving", "전출", "safecity-demo", List.of("yeonsu-council-office"), "yeonsu");
        String secret = feeds.make(accounts.find("yeonsu-leaving").orElseThrow(), null);
        assertThat(get(secret).getStatusCode().value()).isEqualTo(200);
        identities.deleteUser("yeonsu-leaving");
        assertThat(get(secret).getStatusCode().value()).isEqualTo(404);
    }

    private Calendar read(String secret) throws Exception {
        return new CalendarBuilder().build(new StringReader(get(secret).getBody()));
    }

    private ResponseEntity<String> get(String secret) {
        return http.getForEntity("/calendar/" + secret + ".ics", String.class);
    }
}
