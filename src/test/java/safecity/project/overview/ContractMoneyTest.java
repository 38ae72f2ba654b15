package safecity.project.overview;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import safecity.project.Budgets;
import safecity.story.Caller;
import safecity.story.ProcessStory;
import safecity.story.Story;

/** Where the money goes: by contract what the plan foresees, what is committed and paid, and what is still to be paid. */
@ProcessStory
class ContractMoneyTest {

    private static final String PROJECT = "yeonsu-contract-money";
    private static final long MILLION = 1_000_000;

    @Autowired
    Story story;

    @Autowired
    Budgets budgets;

    @Autowired
    TestRestTemplate rest;

    @Test
    void aContractIsToldWithItsMoneyAndTheSumsAreThoseOfTheYears() {
        story.on(LocalDate.of(2023, 3, 2), PROJECT);
        JsonNode before = money("");
        assertThat(contract(before, "C1").get("planned").asLong()).isEqualTo(60 * MILLION);
        assertThat(contract(before, "C1").get("promised").asLong()).isEqualTo(60 * MILLION);
        assertThat(contract(before, "C1").get("concluded").asBoolean()).isFalse();

        story.on(LocalDate.of(2023, 3, 3), PROJECT);
        budgets.commit(PROJECT, 2023, "C1", 58 * MILLION, "yeonsu-contract");
        story.on(LocalDate.of(2023, 12, 1), PROJECT);
        budgets.pay(PROJECT, 2023, "C1", 40 * MILLION, "yeonsu-contract");
        budgets.release(PROJECT, 2023, "C1", 3 * MILLION, "yeonsu-contract");

        JsonNode after = money("");
        JsonNode first = contract(after, "C1");
        assertThat(first.get("committed").asLong()).isEqualTo((58 - 3) * MILLION);
        assertThat(first.get("paid").asLong()).isEqualTo(40 * MILLION);
        assertThat(first.get("promised").asLong()).isEqualTo((58 - 3 - 40) * MILLION);
        assertThat(first.get("concluded").asBoolean()).isTrue();
        assertThat(contract(after, "C3").get("promised").asLong()).isEqualTo(90 * MILLION);
        assertThat(sum(after, "committed")).isEqualTo(after.get("committed").asLong());
        assertThat(sum(after, "paid")).isEqualTo(after.get("paid").asLong());

        // what was entered on the day itself belongs to it, what came later doesn't
        JsonNode then = contract(money("?on=2023-11-30"), "C1");
        assertThat(then.get("committed").asLong()).isEqualTo(58 * MILLION);
        assertThat(then.get("paid").asLong()).isZero();
        assertThat(contract(money("?on=2023-03-02"), "C1").get("concluded").asBoolean())
                .isFalse();
    }

    private JsonNode money(String query) {
        return new Caller(rest, "yeonsu-manager")
                .get("/api/projects/" + PROJECT + query)
                .getBody()
                .get("budget");
    }

    private static JsonNode contract(JsonNode money, String code) {
        return StreamSupport.stream(money.get("contracts").spliterator(), false)
                .filter(one -> one.get("code").asText().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private static long sum(JsonNode money, String figure) {
        return StreamSupport.stream(money.get("contracts").spliterator(), false)
                .mapToLong(one -> one.get(figure).asLong())
                .sum();
    }
}
