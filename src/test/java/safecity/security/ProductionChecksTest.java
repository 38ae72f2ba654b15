package safecity.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.env.MockEnvironment;

class ProductionChecksTest {

    @ParameterizedTest
    @CsvSource({
        "jdbc:postgresql://localhost/safecity, ",
        "jdbc:postgresql://127.0.0.1:5432/safecity, ",
        "jdbc:postgresql://db.example/safecity?sslmode=verify-full, ",
        "jdbc:postgresql://db.example/safecity, not encrypted",
        "jdbc:postgresql://db.example/safecity?sslmode=prefer, not encrypted",
        "jdbc:postgresql://db.example/safecity?sslmode=disable&x=sslmode=requireX, not encrypted"
    })
    void aDatabaseOnAnotherHostIsReachedEncryptedOnly(String url, String refused) {
        assertRefused(sound().withProperty("spring.datasource.url", url), refused);
    }

    @Test
    void aPrivateNetworkIsSaidToBeOne() {
        assertRefused(
                sound().withProperty("spring.datasource.url", "jdbc:postgresql://database:5432/safecity")
                        .withProperty("safecity.security.database-network", "private"),
                null);
    }

    @Test
    void neitherTheDemoNorASchemaUpdateNorAnOpenCookieStartsInProduction() {
        MockEnvironment demo = sound();
        demo.setActiveProfiles("production", "demo");
        assertRefused(demo, "demo");
        assertRefused(sound().withProperty("camunda.bpm.database.schema-update", "true"), "tables");
        assertRefused(sound().withProperty("server.servlet.session.cookie.secure", "false"), "cookie");
    }

    @ParameterizedTest
    @CsvSource({
        "https://sso.example/realms/safe-city, ",
        "http://sso.example/realms/safe-city, OpenID",
        "http://localhost:8090, OpenID",
        "'', OpenID"
    })
    void theOpenIdProviderIsReachedEncryptedOnly(String issuer, String refused) {
        assertRefused(sound().withProperty("safecity.openid.issuer", issuer), refused);
    }

    @ParameterizedTest
    @CsvSource({
        "safecity@example.kr, https://safecity.example.kr, ",
        "safecity@example.kr, https://safecity.example.kr:8443/safecity, ",
        "safecity@example.kr, '', lead nowhere",
        "safecity@example.kr, http://safecity.example.kr, lead nowhere",
        "safecity@example.kr, https://localhost:8080, lead nowhere",
        "safecity@example.kr, https://127.0.0.1, lead nowhere",
        "'', '', "
    })
    void mailLeavesOnlyWithLinksThatPeopleCanOpen(String from, String address, String refused) {
        assertRefused(
                sound().withProperty("safecity.mail.from", from).withProperty("safecity.mail.base-url", address),
                refused);
    }

    @ParameterizedTest
    @CsvSource({
        "https://s3.example, ",
        "'', ",
        "http://localhost:9000, ",
        "http://[::1]:9000, ",
        "http://s3.example:9000, object store",
        "HTTP://s3.example, object store",
        "http://localhost@s3.example, object store",
        "http://localhost.example:9000/, object store"
    })
    void anObjectStoreOnAnotherHostIsReachedEncryptedOnly(String endpoint, String refused) {
        assertRefused(sound().withProperty("safecity.evidence.store.endpoint", endpoint), refused);
    }

    private static void assertRefused(MockEnvironment environment, String reason) {
        if (reason == null) {
            assertThat(ProductionChecks.refusal(environment)).isEmpty();
        } else {
            assertThat(ProductionChecks.refusal(environment))
                    .hasValueSatisfying(refused -> assertThat(refused).hasMessageContaining(reason));
        }
    }

    private static MockEnvironment sound() {
        MockEnvironment environment = new MockEnvironment();
        environment.setActiveProfiles("production");
        return environment
                .withProperty("server.servlet.session.cookie.secure", "true")
                .withProperty("camunda.bpm.database.schema-update", "false");
    }
}
