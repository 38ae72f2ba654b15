package safecity.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import safecity.engine.time.EngineClock;
import safecity.story.ProcessStory;
import safecity.story.Story;

/** A mail server that refuses an address, for good or for now: who hears of it, and what becomes of the rest. */
@ProcessStory
class RefusedMailTest {

    private static final String PROJECT = "yeonsu-refused-mail";
    private static final String LEAD = "yeonsu-lead";
    private static final String LEGAL = "yeonsu-legal";
    private static final String MOVED = "moved@example.org";
    private static final String REACHED = "reached@example.org";
    private static LocalDate day = LocalDate.of(2026, 3, 2);

    @Autowired
    Story story;

    @Autowired
    MailRepository mails;

    @Autowired
    MailDelivery post;

    @Autowired
    JavaMailSenderImpl sender;

    @Autowired
    EngineClock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestRestTemplate http;

    private ChoosyMailServer server;

    @BeforeEach
    void aMailServer() {
        day = day.plusDays(20);
        story.on(day, PROJECT);
        jdbc.sql("UPDATE mail SET next_attempt = NULL, error = NULL, refused_at = NULL")
                .update();
        server = new ChoosyMailServer();
        sender.setPort(server.port());
    }

    @AfterEach
    void leaveNothing() {
        server.close();
        sender.setPort(1);
        jdbc.sql("UPDATE mail SET next_attempt = NULL, error = NULL, refused_at = NULL WHERE recipient IN (?, ?)")
                .params(LEAD, LEGAL)
                .update();
    }

    @Test
    void anAddressRefusedForGoodIsGivenUpAtOnceAndTheRestLeaves() {
        server.refuses(MOVED, 550, "5.1.1 no such user here");
        mail(LEAD, MOVED);
        mail(LEGAL, REACHED);
        assertThat(post.send()).isEqualTo(1);
        assertThat(server.accepted).containsExactly(REACHED);

        pass(Duration.ofDays(1));
        assertThat(post.send()).isZero();
        assertThat(server.asked).as("nobody tries again").containsExactly(MOVED);
    }

    @Test
    void whoCanActAndWhoIsNotReachedSeeTheAddressUntilAMailArrives() {
        server.refuses(MOVED, 550, "5.1.1 no such user here");
        mail(LEAD, MOVED);
        post.send();
        for (String acting : new String[] {"yeonsu-manager", "admin"}) {
            JsonNode line = trouble(acting).get(0);
            assertThat(line.path("address").asText()).isEqualTo(MOVED);
            assertThat(line.path("error").asText()).isEqualTo("550 5.1.1 no such user here");
            assertThat(line.path("refusedAt").isNull()).isFalse();
        }
        assertThat(unreached(LEAD)).contains(MOVED);
        assertThat(unreached(LEGAL)).isEmpty();
        assertThat(mails.troubled(List.of("elsewhere"), 10))
                .as("another municipality's")
                .isEmpty();

        pass(Duration.ofHours(1));
        mail(LEAD, REACHED);
        assertThat(post.send()).isEqualTo(1);
        assertThat(trouble("yeonsu-manager")).isEmpty();
        assertThat(unreached(LEAD)).isEmpty();
    }

    @Test
    void anAddressRefusedForNowWaitsAndHoldsNobodyUp() {
        server.refuses(MOVED, 450, "4.2.1 try again later");
        mail(LEAD, MOVED);
        mail(LEGAL, REACHED);
        assertThat(post.send()).isEqualTo(1);
        assertThat(server.accepted).containsExactly(REACHED);
        JsonNode line = trouble("yeonsu-manager").get(0);
        assertThat(line.path("refusedAt").isNull()).isTrue();
        assertThat(line.path("nextAttempt").isNull()).isFalse();
        assertThat(unreached(LEAD)).as("it may still come").isEmpty();

        server.accepts(MOVED);
        pass(Duration.ofSeconds(59));
        assertThat(post.send()).isZero();
        pass(Duration.ofSeconds(1));
        assertThat(post.send()).isEqualTo(1);
        assertThat(server.accepted).containsExactly(REACHED, MOVED);
        assertThat(trouble("yeonsu-manager")).isEmpty();
    }

    @Test
    void whatIsRefusedForNowIsGivenUpAfterFiveDays() {
        server.refuses(MOVED, 450, "4.2.1 try again later");
        mail(LEAD, MOVED);
        pass(Duration.ofDays(5).minusSeconds(1));
        post.send();
        assertThat(trouble("yeonsu-manager").get(0).path("refusedAt").isNull()).isTrue();
        pass(Duration.ofMinutes(1));
        post.send();
        assertThat(trouble("yeonsu-manager").get(0).path("refusedAt").isNull()).isFalse();
        pass(Duration.ofDays(30));
        post.send();
        assertThat(server.asked).hasSize(2);
    }

    @Test
    void aServerThatStaysAwayIsNotAskedForEver() {
        sender.setPort(1);
        mail(LEAD, REACHED);
        pass(Duration.ofDays(5));
        post.send();
        assertThat(trouble("yeonsu-manager").get(0).path("refusedAt").isNull()).isFalse();
    }

    private void mail(String recipient, String address) {
        mails.insert(
                "yeonsu",
                recipient,
                address,
                MailPurpose.AT_ONCE,
                story.today(),
                new MailTextRenderer.Text("[안전도시] 기한", "본문"));
    }

    private void pass(Duration time) {
        clock.stopAt(clock.instant().plus(time));
    }

    private JsonNode trouble(String account) {
        return http.withBasicAuth(account, "safecity-demo").getForObject("/api/mails", JsonNode.class);
    }

    private Optional<String> unreached(String account) {
        return mails.unreached(account);
    }
}
