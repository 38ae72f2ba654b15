package safecity.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;
import safecity.story.ProcessStory;

/** How long a list may be and how many costly queries an account may send. */
@ProcessStory
class QueryFilterConfigurationTest {

    @Autowired
    TestRestTemplate http;

    @Autowired
    FilterRegistrationBean<CostlyQueryFilter> costly;

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-, maxResults=1000",
                "maxResults=15, maxResults=15",
                "maxResults=1000, maxResults=1000",
                "maxResults=1001, maxResults=1000",
                "maxResults=0, maxResults=0",
                "maxResults=, maxResults=1000",
                "maxResults=2&maxResults=5000, maxResults=2",
                "maxResults=5000&maxResults=2, maxResults=2",
                "%6daxResults=5000, maxResults=1000",
                "name=a%26b&firstResult=7, name=a%26b&firstResult=7&maxResults=1000",
                "maxresults=5000, maxresults=5000&maxResults=1000"
            })
    void aListIsNeverLongerThanTheBound(String asked, String bounded) {
        assertThat(QueryBoundsFilter.bounded(asked, QueryBoundsFilter.MOST)).isEqualTo(bounded);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "maxResults=-1",
                "maxResults=many",
                "maxResults=99999999999",
                "firstResult=-1",
                "firstResult=x",
                "a=%zz"
            })
    void whatIsNoRangeIsRefused(String query) {
        assertThatThrownBy(() -> QueryBoundsFilter.bounded(query, QueryBoundsFilter.MOST))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({"'', maxResults=200", "maxResults=200, maxResults=200", "maxResults=201, maxResults=200"})
    void figuresOfTheMachineComeInAsManyIntervalsAsTheEngineGives(String asked, String bounded) {
        assertThat(QueryBoundsFilter.bounded(asked, QueryBoundsFilter.MOST_INTERVALS))
                .isEqualTo(bounded);
    }

    /** The engine's own answer to an interval of what it doesn't collect is a failure. */
    @Test
    void figuresOfTheMachineThatNobodyCollectsAreNotThere() {
        assertThat(get("yeonsu-manager", "/engine-rest/metrics").getStatusCode().value())
                .isEqualTo(404);
        assertThat(get("yeonsu-manager", "/engine-rest/metrics?maxResults=201")
                        .getStatusCode()
                        .value())
                .isEqualTo(404);
    }

    @Test
    void theBoundHoldsAtTheMountAndWhatIsNoRangeIsAnsweredWithASentence() {
        assertThat(get("yeonsu-lead", "/engine-rest/process-definition?maxResults=2")
                        .getBody())
                .hasSize(2);
        assertThat(get("yeonsu-lead", "/engine-rest/process-definition?%6daxResults=2")
                        .getBody())
                .hasSize(2);
        assertThat(get("yeonsu-lead", "/engine-rest/process-definition")
                        .getBody()
                        .size())
                .isBetween(3, QueryBoundsFilter.MOST);
        ResponseEntity<JsonNode> refused = get("yeonsu-lead", "/engine-rest/task?maxResults=-1");
        assertThat(refused.getStatusCode().value()).isEqualTo(400);
        assertThat(refused.getBody().path("message").asText()).contains("0 이상의 정수");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /engine-rest/history/task, true",
        "POST, /engine-rest/engine/default/history/task/count, true",
        "GET, /camunda/api/engine/engine/default/history/process-instance, true",
        "GET, /engine-rest/task/count, true",
        "POST, /engine-rest/task, true",
        "POST, /camunda/api/engine/engine/default/task, true",
        "GET, /camunda/api/cockpit/plugin/base/default/process-definition/statistics, true",
        "GET, /engine-rest/task, false",
        "GET, /engine-rest/task/1, false",
        "POST, /engine-rest/task/1/complete, false",
        "POST, /engine-rest/task/1/claim, false",
        "GET, /engine-rest/filter/1/list, false",
        "PUT, /engine-rest/job/1/retries, false"
    })
    void whatCostsIsCountedAndTheWorkIsNot(String method, String path, boolean counted) {
        assertThat(CostlyQueryFilter.isCostly(method, path, "maxResults=15")).isEqualTo(counted);
    }

    @Test
    void aListWithManyCriteriaIsCounted() {
        assertThat(CostlyQueryFilter.isCostly("GET", "/engine-rest/task", "a=1&b=2&c=3&d=4&e=5"))
                .isFalse();
        assertThat(CostlyQueryFilter.isCostly("GET", "/engine-rest/task", "a=1&b=2&c=3&d=4&e=5&f=6"))
                .isTrue();
    }

    @Test
    void whoAsksWithoutPauseIsToldToWaitAtBothMountsAndGoesOnWorking() {
        String account = "yeonsu-education";
        assertThat(get(account, "/engine-rest/task/count").getStatusCode().value())
                .isEqualTo(200);
        ResponseEntity<JsonNode> refused = exhausted(account, "/engine-rest/task/count");
        assertThat(refused.getBody().path("message").asText()).contains("조회를 너무 많이 요청했습니다");
        assertThat(Integer.parseInt(refused.getHeaders().getFirst(HttpHeaders.RETRY_AFTER)))
                .isPositive();
        assertThat(refused.getHeaders().getFirst("Content-Security-Policy")).isNotBlank();
        exhausted(account, "/engine-rest/engine/default/history/task");
        assertThat(get(account, "/engine-rest/task?maxResults=5")
                        .getStatusCode()
                        .value())
                .isEqualTo(200);
        assertThat(get("yeonsu-health", "/engine-rest/task/count")
                        .getStatusCode()
                        .value())
                .isEqualTo(200);
    }

    /** The bucket fills while the test talks: it is emptied again before each question, a few times if need be. */
    private ResponseEntity<JsonNode> exhausted(String account, String path) {
        ResponseEntity<JsonNode> answer = get(account, path);
        for (int i = 0; i < 20 && answer.getStatusCode().value() != 429; i++) {
            costly.getFilter()
                    .take(
                            account,
                            Math.max(1, costly.getFilter().take(account, 1).getRemainingTokens()));
            answer = get(account, path);
        }
        assertThat(answer.getStatusCode().value()).isEqualTo(429);
        return answer;
    }

    private ResponseEntity<JsonNode> get(String account, String path) {
        HttpHeaders headers = new HttpHeaders();
        headers.setBasicAuth(account, "safecity-demo");
        headers.set(HttpHeaders.ACCEPT_LANGUAGE, "ko");
        // As it stands: a template would encode the per cent signs once more.
        return http.exchange(
                URI.create(http.getRootUri() + path), HttpMethod.GET, new HttpEntity<>(headers), JsonNode.class);
    }
}
