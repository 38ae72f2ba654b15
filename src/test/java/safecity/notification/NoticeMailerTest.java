package safecity.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.identity.User;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import safecity.calendar.WorkingCalendar;
import safecity.engine.time.EngineClock;
import safecity.story.ProcessStory;
import safecity.story.Story;

/** Notices by mail, against a real mail server: when they leave, in which words, and what a server that is away does. */
@ProcessStory
class NoticeMailerTest {

    private static final String PROJECT = "yeonsu-mailing";
    private static final String LEAD = "yeonsu-lead";
    /** Each test has days of its own: a person gets one digest a day. */
    private static LocalDate begin = LocalDate.of(2024, 7, 3);

    private static final ServerSetup SMTP = new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP);

    @Autowired
    Story story;

    @Autowired
    RepositoryService repository;

    @Autowired
    IdentityService identities;

    @Autowired
    DeadlineMonitor lateness;

    @Autowired
    NoticeMailer mailing;

    @Autowired
    MailDelivery post;

    @Autowired
    LanguagePreferences languages;

    @Autowired
    JavaMailSenderImpl sender;

    @Autowired
    WorkingCalendar calendar;

    @Autowired
    EngineClock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestRestTemplate http;

    private GreenMail server;

    @BeforeEach
    void aMailServer() {
        begin = begin.plusDays(21);
        jdbc.sql("UPDATE mail SET next_attempt = NULL").update();
        jdbc.sql("UPDATE notice SET ended_at = now() WHERE ended_at IS NULL").update();
        addresses(LEAD, "lead@example.org");
        addresses("yeonsu-council-office", "council@example.org");
        server = new GreenMail(SMTP);
        server.start();
        sender.setPort(server.getSmtp().getPort());
    }

    @AfterEach
    void leaveNothing() {
        server.stop();
        sender.setPort(1);
        story.clear(PROJECT);
        addresses(LEAD, null);
        addresses("yeonsu-council-office", null);
        languages.set(LEAD, "ko");
    }

    @Test
    void internalTermsComeInOneMailADayFromEightInTheMorning() throws Exception {
        LocalDate due = twoDocuments();
        at(due, "07:59:59");
        assertThat(mailing.make()).isZero();
        at(due, "08:00:00");
        assertThat(mailing.make()).isEqualTo(1);
        assertThat(mailing.make()).as("the second run").isZero();
        assertThat(post.send()).isEqualTo(1);
        assertThat(post.send()).isZero();

        MimeMessage mail = server.getReceivedMessages()[0];
        assertThat(mail.getAllRecipients()[0]).hasToString("lead@example.org");
        assertThat(mail.getSubject()).isEqualTo("[안전도시] 기한 알림 2건(법정 0건)");
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(mail.getContent().toString())
                .contains(
                        "확인할 기한 알림이 2건 있습니다.",
                        "‘기안·상신’의 기한이 오늘입니다.",
                        "https://safecity.example.org/camunda/app/tasklist/default/#/?task=");
        assertThat(server.getReceivedMessages()).hasSize(1);
    }

    @Test
    void whatIsToldAfterTheDigestWaitsForTheNextWorkingDay() {
        LocalDate due = twoDocuments();
        at(due, "09:00:00");
        mailing.make();
        at(calendar.plusWorkingDays(due, 1), "09:00:00");
        look();
        assertThat(mailing.make()).isEqualTo(1);
        post.send();
        assertThat(server.getReceivedMessages()).hasSize(2);
    }

    @Test
    void aDayOffHasNoDigest() {
        LocalDate due = twoDocuments();
        LocalDate saturday = due.plusDays(6 - due.getDayOfWeek().getValue());
        at(saturday, "09:00:00");
        assertThat(mailing.make()).isZero();
    }

    @Test
    void aLegalTermLeavesAtOnceAlsoAtNight() throws Exception {
        story.on(begin, PROJECT);
        repository
                .createDeployment()
                .name("legal-term")
                .enableDuplicateFiltering(true)
                .addClasspathResource("notification/legal-term.bpmn")
                .deploy();
        story.start("legal-term", Map.of());
        LocalDate due = LocalDate.ofInstant(story.task("transmit").getDueDate().toInstant(), EngineClock.SEOUL);
        at(due, "02:00:00");
        look();
        assertThat(mailing.make()).isEqualTo(1);
        post.send();
        MimeMessage mail = server.getReceivedMessages()[0];
        assertThat(mail.getSubject()).isEqualTo("[안전도시·법정기한] ‘조례안 이송’의 기한이 오늘입니다.");
        assertThat(mail.getContent().toString()).contains("[법정기한]", "지방자치법");
    }

    @Test
    void whoReadsEnglishGetsEnglish() throws Exception {
        languages.set(LEAD, "en");
        LocalDate due = twoDocuments();
        at(due, "09:00:00");
        mailing.make();
        post.send();
        assertThat(server.getReceivedMessages()[0].getSubject())
                .isEqualTo("[Safe City] 2 notices about terms (0 legal)");
        assertThat(GreenMailUtil.getBody(server.getReceivedMessages()[0])).doesNotContain("기한이");
    }

    @Test
    void aServerThatIsAwayDelaysMailLongerEachTimeAndNothingElse() {
        LocalDate due = twoDocuments();
        server.stop();
        at(due, "09:00:00");
        mailing.make();
        assertThat(post.send()).isZero();
        assertThat(post.send()).as("not before its time").isZero();
        assertThat(attempts()).isEqualTo(1);
        pass(Duration.ofSeconds(59));
        post.send();
        assertThat(attempts()).isEqualTo(1);
        pass(Duration.ofSeconds(1));
        post.send();
        assertThat(attempts()).isEqualTo(2);

        server = new GreenMail(SMTP);
        server.start();
        sender.setPort(server.getSmtp().getPort());
        pass(Duration.ofMinutes(1));
        assertThat(post.send()).as("the second pause is longer").isZero();
        pass(Duration.ofMinutes(1));
        assertThat(post.send()).isEqualTo(1);
        assertThat(server.getReceivedMessages()).hasSize(1);
    }

    @Test
    void anAddressThatIsNoneIsGivenUpShownToTheManagerAndHoldsNobodyUp() {
        addresses(LEAD, "not an address@@");
        LocalDate due = twoDocuments();
        at(due, "09:00:00");
        look();
        mailing.make();
        post.send();
        assertThat(page("yeonsu-manager")).contains("not an address@@", "\"refusedAt\":\"2");
        assertThat(page("admin")).contains("not an address@@");
        assertThat(status(LEAD)).isEqualTo(403);
        pass(Duration.ofDays(2));
        post.send();
        assertThat(attempts()).isEqualTo(1);
    }

    private LocalDate twoDocuments() {
        story.on(begin, PROJECT);
        for (String title : List.of("첫 문서", "둘째 문서")) {
            story.start(
                    "approval",
                    Map.of(
                            "documentKind",
                            "audit-plan",
                            "documentTitle",
                            title,
                            "documentAmount",
                            0,
                            "drafterRole",
                            "lead"));
        }
        LocalDate due =
                LocalDate.ofInstant(story.tasks("draft").get(0).getDueDate().toInstant(), EngineClock.SEOUL);
        story.on(due, PROJECT);
        look();
        return due;
    }

    /** What other stories left open is not told here. */
    private void look() {
        lateness.look();
        jdbc.sql("UPDATE notice SET ended_at = now() WHERE project_key IS DISTINCT FROM ? AND ended_at IS NULL")
                .param(PROJECT)
                .update();
    }

    private void at(LocalDate day, String time) {
        clock.stopAt(day.atTime(java.time.LocalTime.parse(time))
                .atZone(EngineClock.SEOUL)
                .toInstant());
    }

    private void pass(Duration time) {
        clock.stopAt(clock.instant().plus(time));
    }

    private int attempts() {
        return jdbc.sql("SELECT attempts FROM mail WHERE recipient = ? ORDER BY id DESC LIMIT 1")
                .param(LEAD)
                .query(Integer.class)
                .single();
    }

    private void addresses(String account, String address) {
        User user = identities.createUserQuery().userId(account).singleResult();
        user.setEmail(address);
        identities.saveUser(user);
    }

    private String page(String account) {
        return http.withBasicAuth(account, "safecity-demo").getForObject("/api/mails", String.class);
    }

    private int status(String account) {
        return http.withBasicAuth(account, "safecity-demo")
                .exchange("/api/mails", HttpMethod.GET, new HttpEntity<>(new HttpHeaders()), String.class)
                .getStatusCode()
                .value();
    }
}
