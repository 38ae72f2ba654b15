package safecity.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.dao.DataAccessResourceFailureException;

/** What a failure of the database is to whoever asked for something. */
class DatabaseFailureMessageTest {

    @ParameterizedTest
    @CsvSource({
        "23505, database.concurrent, 409",
        "40001, database.concurrent, 409",
        "40P01, database.concurrent, 409",
        "55P03, database.busy, 503",
        "57014, database.busy, 503",
        "08006, database.away, 503",
        "08001, database.away, 503",
        "57P01, database.away, 503",
        "57P03, database.away, 503",
        "53300, database.away, 503",
        "53100, database.full, 507"
    })
    void everyStateHasItsWord(String state, String code, int status) {
        assertThat(Refusal.in(new IllegalStateException(new SQLException("anything", state))))
                .get()
                .satisfies(refusal -> {
                    assertThat(refusal.code()).isEqualTo(code);
                    assertThat(refusal.kind().status()).isEqualTo(status);
                });
    }

    @Test
    void aPoolWithoutAConnectionIsADatabaseThatIsAway() {
        assertThat(Refusal.in(new DataAccessResourceFailureException(
                        "no connection", new SQLTransientConnectionException("request timed out after 3000ms"))))
                .get()
                .extracting(Refusal::code)
                .isEqualTo("database.away");
    }

    @ParameterizedTest
    @CsvSource({"23503", "42P01", "22001"})
    void whatIsNobodysRaceStaysAFailure(String state) {
        assertThat(Refusal.in(new SQLException("a fault of ours", state))).isEmpty();
    }

    @Test
    void theSentencesStandInBothLanguages() throws Exception {
        RefusalMessages refusals = new RefusalMessages(new MessageSourceConfiguration().messageSource());
        Refusal away = Refusal.in(new SQLException("", "08006")).orElseThrow();
        assertThat(refusals.sentence(away, Locale.KOREAN)).contains("데이터베이스에 연결할 수 없어");
        assertThat(refusals.sentence(away, Locale.ENGLISH)).contains("can't be reached");
    }
}
