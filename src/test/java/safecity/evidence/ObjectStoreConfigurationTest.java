package safecity.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mockito.Mockito;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Settings decide where new contents go. */
class ObjectStoreConfigurationTest {

    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withUserConfiguration(ObjectStoreConfiguration.class)
            .withBean(JdbcClient.class, () -> Mockito.mock(JdbcClient.class))
            .withBean(TransactionTemplate.class, () -> Mockito.mock(TransactionTemplate.class))
            .withBean(Clock.class, Clock::systemUTC)
            .withBean(EvidenceRepository.class)
            .withBean(DatabaseContentStore.class)
            .withBean(ContentArchive.class);

    @Test
    void withoutABucketTheDatabaseIsTheOnlyPlace() {
        application.run(started ->
                assertThat(started.getBean(ContentArchive.class).places()).containsExactly("DATABASE"));
    }

    @Test
    void aBucketTakesWhatComesNewAndTheDatabaseIsReadOn() {
        application
                .withPropertyValues(
                        "safecity.evidence.store.bucket=evidence",
                        "safecity.evidence.store.access-key=a",
                        "safecity.evidence.store.secret-key=hidden",
                        "safecity.evidence.store.endpoint=https://s3.example:9000")
                .run(started -> {
                    assertThat(started.getBean(ContentArchive.class).places())
                            .containsExactly("OBJECT_STORE", "DATABASE");
                    assertThat(started).hasSingleBean(OrphanedObjects.class);
                    assertThat(started.getBean(ObjectStoreProperties.class))
                            .hasToString("https://s3.example:9000/evidence");
                });
    }

    @ParameterizedTest
    @CsvSource({
        "'', a, b, https://s3.example, has no name",
        "evidence, '', b, https://s3.example, access key",
        "evidence, a, '', https://s3.example, access key",
        "evidence, a, b, s3.example:9000, address",
        "evidence, a, b, ftp://s3.example, address"
    })
    void whatIsMissingOrWrongStopsTheStartByName(
            String bucket, String key, String secret, String endpoint, String reason) {
        application
                .withPropertyValues(
                        "safecity.evidence.store.bucket=" + bucket,
                        "safecity.evidence.store.access-key=" + key,
                        "safecity.evidence.store.secret-key=" + secret,
                        "safecity.evidence.store.endpoint=" + endpoint)
                .run(started ->
                        assertThat(started.getStartupFailure()).rootCause().hasMessageContaining(reason));
    }
}
