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
import safecity.comment.Mentioned;
import safecity.engine.identity.IdentityDirectory;
import safecity.engine.tasks.TaskPlaces;
import safecity.engine.time.EngineClock;
import safecity.story.ProcessStory;
import safecity.story.Story;

/** Notices by mail, against a real mail server: when they leave, in which words, and what a server that is away does. */
@ProcessStory
class NoticeMailerTest {

    private static final String PROJECT = "yeonsu-mailing";
    private static final String LEAD = "yeonsu-lead";
    private static final String FORGER = "yeonsu-mailing-forger";
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
    IdentityDirectory directory;

    @Autowired
    NoticeRepository notices;

    @Autowired
    MentionListener mentions;

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
        identities.deleteUser(FORGER);
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
        assertThat(mail.getSubject()).isEqualTo("[안전도시] 알림 2건(법정기한 0건)");
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(mail.getContent().toString())
                .contains(
                        "확인할 알림이 2건 있습니다.",
                        "‘기안·상신’의 기한이 오늘입니다.",
                        "내 업무의 기한",
                        "안전관리과 · ",
                        "https://safecity.example.org/tasks/");
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
                .isEqualTo("[Safe City] 2 notices (0 about legal terms)");
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

    /** Of a task, of an account and of a remark, as an earlier release may have kept them. */
    @Test
    void whatAPersonWroteIsNeitherALineNorAHeaderNorTurnsWhatIsRead() throws Exception {
        String forged = "* [법정기한] 감사 결과 적정(확인 완료)";
        directory.ensureUser(FORGER, "김\u0085" + forged, "safecity-demo", List.of(LEAD), "yeonsu");
        story.on(begin, PROJECT);
        at(begin, "09:00:00");
        notices.insert(new Notice(
                0,
                LEAD,
                "yeonsu",
                Notice.Kind.MENTION,
                "none",
                null,
                "approval",
                "unknown",
                "안건\r\nBcc: spy@example.org\u2028" + forged,
                forged,
                null,
                null,
                null,
                null,
                FORGER,
                "확인\u2028" + forged + "\u2029" + forged + "\u0085" + forged + "\u000B" + forged + " \u202E함안 인승\u202C",
                MailPurpose.AT_ONCE,
                null,
                null,
                null));
        assertThat(mailing.make()).isEqualTo(1);
        post.send();

        MimeMessage mail = server.getReceivedMessages()[0];
        assertThat(mail.getAllRecipients()).hasSize(1);
        assertThat(mail.getHeader("Bcc")).isNull();
        String text = mail.getContent().toString();
        assertThat(text.lines().filter(line -> line.startsWith("*")))
                .as("lines that begin as ours do")
                .hasSize(1);
        assertThat(mail.getSubject() + text).doesNotContain("\u2028", "\u2029", "\u0085", "\u202E", "\u202C", "\u000B");
        assertThat(mail.getSubject()).contains("안건 Bcc: spy@example.org").doesNotContain("\n", "\r");
    }

    @Test
    void whoNamesSomebodyOverAndOverTellsThemNoMoreUntilTheyLook() {
        TaskPlaces.Place place = new TaskPlaces.Place(
                "none", null, "yeonsu", "approval", "none", "draft", "기안", List.of(), null, List.of());
        for (int i = 0; i < MentionListener.MOST_UNREAD + 10; i++) {
            mentions.mentioned(new Mentioned(place, LEAD, FORGER, "확인 " + i));
        }
        assertThat(notices.unreadMentions(LEAD, FORGER)).isEqualTo(MentionListener.MOST_UNREAD);
        mentions.mentioned(new Mentioned(place, LEAD, "yeonsu-legal", "다른 사람의 말"));
        assertThat(notices.unreadMentions(LEAD, "yeonsu-legal")).isEqualTo(1);
        notices.markRead(LEAD, Long.MAX_VALUE);
        mentions.mentioned(new Mentioned(place, LEAD, FORGER, "다시"));
        assertThat(notices.unreadMentions(LEAD, FORGER)).isEqualTo(1);
    }

    @Test
    void anAddressIsOneAddressAndNoHeader() {
        for (String address :
                List.of("lead@example.org\r\nBcc: spy@example.org", "lead@example.org, spy@example.org")) {
            addresses(LEAD, address);
            LocalDate due = twoDocuments();
            at(due, "09:00:00");
            look();
            mailing.make();
            post.send();
            assertThat(server.getReceivedMessages()).as(address).isEmpty();
            story.clear(PROJECT);
            begin = begin.plusDays(21);
        }
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
