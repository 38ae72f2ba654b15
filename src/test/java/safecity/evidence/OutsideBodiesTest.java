package safecity.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import safecity.story.ProcessStory;
import safecity.story.Story;

/** Those who are no part of the municipality, and their heads, read what is released. */
@ProcessStory
class OutsideBodiesTest {

    private static final String PROJECT = "yeonsu-outside";

    @Autowired
    TestRestTemplate http;

    @Autowired
    Story story;

    private Clerk legal;

    @BeforeEach
    void begin() {
        story.on(LocalDate.of(2023, 5, 8), PROJECT);
        legal = new Clerk(http, "yeonsu-legal");
    }

    @ParameterizedTest
    @ValueSource(strings = {"yeonsu-citizens-panel-head", "yeonsu-police", "yeonsu-fire-head"})
    void readWhatIsReleasedAndTheirOwn(String account) {
        long partly = filed("PARTLY_OPEN", account + "-1");
        long closed = filed("CLOSED", account + "-2");
        long open = filed("OPEN", account + "-3");
        Clerk reader = new Clerk(http, account);
        assertThat(reader.get("/api/evidence/" + partly).getStatusCode().value())
                .isEqualTo(404);
        assertThat(reader.get("/api/evidence/" + closed).getStatusCode().value())
                .isEqualTo(404);
        assertThat(reader.get("/api/evidence/" + open).getStatusCode().value()).isEqualTo(200);
        assertThat(reader.get("/api/projects/" + PROJECT + "/evidence?size=100")
                        .getBody()
                        .path("items")
                        .findValuesAsText("id"))
                .contains(String.valueOf(open))
                .doesNotContain(String.valueOf(partly), String.valueOf(closed));
    }

    /** Whoever assesses the project: what is open to everybody was not released to them by that. */
    @ParameterizedTest
    @ValueSource(strings = {"yeonsu-certifier", "yeonsu-certifier-head", "yeonsu-support-centre-head"})
    void assessorsReadByThisDoorOnlyTheirOwn(String account) {
        long open = filed("OPEN", account + "-4");
        Clerk reader = new Clerk(http, account);
        assertThat(reader.get("/api/evidence/" + open).getStatusCode().value()).isEqualTo(404);
        assertThat(reader.takes(open, 1, true).getStatusCode().value()).isEqualTo(404);
        assertThat(reader.get("/api/projects/" + PROJECT + "/evidence?size=100")
                        .getBody()
                        .path("items")
                        .findValuesAsText("id"))
                .doesNotContain(String.valueOf(open));
    }

    @ParameterizedTest
    @ValueSource(strings = {"yeonsu-legal", "yeonsu-legal-head", "yeonsu-council-office-head", "yeonsu-mayor"})
    void whileTheHouseReadsWhatIsPartlyOpen(String account) {
        long partly = filed("PARTLY_OPEN", account);
        assertThat(new Clerk(http, account)
                        .get("/api/evidence/" + partly)
                        .getStatusCode()
                        .value())
                .isEqualTo(200);
    }

    private long filed(String publication, String content) {
        return legal.files(PROJECT, "a.pdf", Samples.pdf(content), Map.of("publication", publication))
                .getBody()
                .path("id")
                .asLong();
    }
}
