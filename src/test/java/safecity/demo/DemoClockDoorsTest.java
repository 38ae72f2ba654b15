package safecity.demo;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;
import safecity.engine.time.EngineClock;
import safecity.story.OwnPage;
import safecity.story.ProcessStory;

/** Who is told the demo's time, and who lets it pass: over the API and on the page. */
@ProcessStory
class DemoClockDoorsTest {

    /** Years before any story: nothing of theirs falls due here. */
    private static final LocalDate LONG_AGO = LocalDate.of(2010, 1, 4);

    @Autowired
    WebApplicationContext application;

    @Autowired
    EngineClock clock;

    @Autowired
    DemoClock demo;

    @Autowired
    JdbcClient jdbc;

    private MockMvc http;

    @BeforeEach
    void longAgo() {
        http = MockMvcBuilders.webAppContextSetup(application)
                .apply(springSecurity())
                .build();
        clock.stopAt(
                LONG_AGO.atTime(LocalTime.of(9, 0)).atZone(EngineClock.SEOUL).toInstant());
    }

    @AfterEach
    void backToTheFirstMorning() {
        jdbc.sql("DELETE FROM demo_clock").update();
        demo.setClock(clock);
    }

    @ParameterizedTest
    @ValueSource(strings = {"yeonsu-lead", "yeonsu-auditor", "yeonsu-support-centre", "admin"})
    void whoIsSignedInIsToldTheTime(String account) throws Exception {
        http.perform(get("/api/demo/clock").with(signedIn(account)))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.now").value("2010-01-04T09:00:00+09:00"))
                .andExpect(jsonPath("$.today").value("2010-01-04"))
                .andExpect(jsonPath("$.fired").doesNotExist());
    }

    @Test
    void whoIsNotSignedInIsToldNothing() throws Exception {
        http.perform(get("/api/demo/clock"))
                .andExpect(status().isUnauthorized())
                .andExpect(content().string(not(containsString("2010"))));
        http.perform(get("/demo/clock")).andExpect(status().is3xxRedirection());
    }

    @ParameterizedTest
    @ValueSource(strings = {"yeonsu-lead", "yeonsu-mayor", "yeonsu-manager", "yeonsu-auditor"})
    void onlyAnAdministratorLetsTimePass(String account) throws Exception {
        http.perform(pass(account, "{\"days\": 1}")).andExpect(status().isForbidden());
        http.perform(post("/demo/clock")
                        .param("days", "1")
                        .with(signedIn(account))
                        .with(OwnPage.sendsIt()))
                .andExpect(status().isForbidden());
        http.perform(get("/demo/clock").with(signedIn(account))).andExpect(status().isForbidden());
        http.perform(get("/api/demo/clock").with(signedIn(account)))
                .andExpect(jsonPath("$.today").value("2010-01-04"));
    }

    @Test
    void anAdministratorLetsDaysPassAndTimeUntilADate() throws Exception {
        http.perform(pass("admin", "{\"days\": 20}"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.today").value("2010-01-24"))
                .andExpect(jsonPath("$.fired").isNumber());
        http.perform(pass("admin", "{\"until\": \"2010-03-31\"}"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.now").value(containsString("2010-03-31T18:01")));
    }

    @Test
    void aWishThatIsNotKnownLetsNoTimePass() throws Exception {
        http.perform(pass("admin", "{\"hours\": 1}"))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.message").value(containsString("hours")));
        http.perform(get("/api/demo/clock").with(signedIn("admin")))
                .andExpect(jsonPath("$.today").value("2010-01-04"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                                     | demo.oneWish        | 건너뛸 일수와 날짜 가운데 하나만 적으십시오.",
                "{\"days\": 1, \"until\": \"2010-02-01\"} | demo.oneWish        | 건너뛸 일수와 날짜 가운데 하나만 적으십시오.",
                "{\"days\": 0}                            | demo.daysOutOfRange | 건너뛸 기간은 1일부터 3,660일까지입니다.",
                "{\"days\": 3661}                         | demo.daysOutOfRange | 건너뛸 기간은 1일부터 3,660일까지입니다.",
                "{\"until\": \"soon\"}                    | demo.notADate       | 날짜 soon은 2022-12-31과 같은 꼴이거나 next-deadline이어야 합니다.",
                "{\"until\": \"2010-01-03\"}              | demo.onlyForward    | 시각은 앞으로만 보낼 수 있습니다. 시연 시각은 지금 2010-01-04입니다."
            })
    void badInputIsAnsweredWithOneSentenceAndNoTimePasses(String body, String code, String sentence) throws Exception {
        http.perform(pass("admin", body))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.title").value(code))
                .andExpect(jsonPath("$.message").value(sentence));
        http.perform(get("/api/demo/clock").with(signedIn("admin")))
                .andExpect(jsonPath("$.today").value("2010-01-04"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "[1]", "{\"days\": \"many\"}", "{\"days\": 1", "{\"days\": 99999999999}", "{\"days\": 1.5}"})
    void whatIsNoWishAtAllIsABadRequestAndNoTimePasses(String body) throws Exception {
        http.perform(pass("admin", body))
                .andExpect(status().isBadRequest())
                .andExpect(content().string(not(containsString("Exception"))))
                .andExpect(content().string(not(containsString("safecity."))));
        http.perform(get("/api/demo/clock").with(signedIn("admin")))
                .andExpect(jsonPath("$.today").value("2010-01-04"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ko | 시연 시계 | 2010. 1. 4. 09:00 | 하루 보내기 | 20일 보내기 | 다음 기한까지",
                "en | Demo clock | 09:00 | One day | 20 days | To the next deadline"
            })
    void thePageShowsTheTimeAndItsButtonsInBothLanguages(
            String language, String title, String time, String day, String days, String next) throws Exception {
        http.perform(get("/demo/clock")
                        .with(signedIn("admin"))
                        .locale(Locale.forLanguageTag(language))
                        .header(HttpHeaders.ACCEPT_LANGUAGE, language)
                        .accept(MediaType.TEXT_HTML))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("<h1>" + title + "</h1>")))
                .andExpect(content().string(containsString(time)))
                .andExpect(content().string(containsString(">" + day + "</button>")))
                .andExpect(content().string(containsString(">" + days + "</button>")))
                .andExpect(content().string(containsString(">" + next + "</button>")))
                .andExpect(content().string(containsString("name=\"_csrf\"")));
    }

    @Test
    void aButtonLetsTimePassAndThePageSaysHowManyTimersFired() throws Exception {
        http.perform(post("/demo/clock")
                        .param("days", "1")
                        .with(signedIn("admin"))
                        .with(OwnPage.sendsIt()))
                .andExpect(redirectedUrl("/demo/clock"))
                .andExpect(flash().attributeExists("fired"));
        http.perform(get("/demo/clock")
                        .session(session("admin"))
                        .flashAttr("fired", 3)
                        .accept(MediaType.TEXT_HTML)
                        .header(HttpHeaders.ACCEPT_LANGUAGE, "ko"))
                .andExpect(content().string(containsString("2010. 1. 5.")))
                .andExpect(content().string(containsString("그 사이에 기한과 자동 업무 3건이 처리되었습니다.")));
    }

    @Test
    void aDateLongPastIsRefusedOnThePageAndStaysInTheField() throws Exception {
        http.perform(post("/demo/clock")
                        .param("until", "2009-12-31")
                        .with(signedIn("admin"))
                        .with(OwnPage.sendsIt())
                        .accept(MediaType.TEXT_HTML)
                        .header(HttpHeaders.ACCEPT_LANGUAGE, "ko"))
                .andExpect(status().isBadRequest())
                .andExpect(content().string(containsString("시각은 앞으로만 보낼 수 있습니다.")))
                .andExpect(content().string(containsString("value=\"2009-12-31\"")));
    }

    @Test
    void aFormOfAnotherSiteLetsNoTimePass() throws Exception {
        http.perform(post("/demo/clock").param("days", "1").with(signedIn("admin")))
                .andExpect(status().isForbidden());
        http.perform(get("/api/demo/clock").with(signedIn("admin")))
                .andExpect(jsonPath("$.today").value("2010-01-04"));
    }

    private org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder pass(String account, String body)
            throws Exception {
        return post("/api/demo/clock")
                .with(signedIn(account))
                .with(OwnPage.sendsIt())
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .header(HttpHeaders.ACCEPT_LANGUAGE, "ko");
    }

    /** Through the sign-in page: a session that did not begin there is none. */
    private RequestPostProcessor signedIn(String account) throws Exception {
        MockHttpSession session = session(account);
        return request -> {
            request.setSession(session);
            return request;
        };
    }

    private MockHttpSession session(String account) throws Exception {
        return (MockHttpSession) http.perform(post("/login")
                        .param("username", account)
                        .param("password", "safecity-demo")
                        .with(OwnPage.sendsIt()))
                .andReturn()
                .getRequest()
                .getSession();
    }
}
