package safecity.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two nodes that start at the same moment on one empty database. */
@Tag("drill")
class FirstStartTogetherTest {

    @Test
    void bothComeUpAndEverythingIsThereOnce() throws Exception {
        try (EmbeddedPostgres server = EmbeddedPostgres.builder().start()) {
            Map<String, String> variables = Map.of(
                    "SPRING_PROFILES_ACTIVE",
                    "demo",
                    "SPRING_DATASOURCE_URL",
                    server.getJdbcUrl("postgres", "postgres"),
                    "CAMUNDA_BPM_JOBEXECUTION_ENABLED",
                    "false");
            try (ChildApplication one = ChildApplication.start("together-one", variables);
                    ChildApplication two = ChildApplication.start("together-two", variables)) {
                one.untilUp();
                two.untilUp();
                JdbcClient database = JdbcClient.create(server.getPostgresDatabase());
                assertThat(database.sql("""
                        SELECT count(*) - count(DISTINCT business_key_) FROM act_ru_execution
                         WHERE parent_id_ IS NULL AND super_exec_ IS NULL
                        """).query(Integer.class).single()).isZero();
                assertThat(database.sql("SELECT count(*) FROM act_ru_execution WHERE business_key_ IS NOT NULL")
                                .query(Integer.class)
                                .single())
                        .isPositive();
                assertThat(database.sql("""
                        SELECT count(*) FROM (SELECT 1 FROM act_re_procdef GROUP BY key_ HAVING count(*) > 1) twice
                        """).query(Integer.class).single()).isZero();
            }
        }
    }
}
