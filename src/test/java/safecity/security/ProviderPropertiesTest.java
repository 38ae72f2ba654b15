package safecity.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class ProviderPropertiesTest {

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-, -, -, neither people nor programs",
                "safecity, -, -, secret of this application",
                "safecity, '', -, secret of this application",
                "safecity, secret, safecity, would open the interfaces"
            })
    void settingsThatCannotWorkRefuseTheStartAndSayWhatToSet(
            String client, String secret, String audience, String reason) {
        assertThatThrownBy(() -> settings(client, secret, audience, ""))
                .rootCause()
                .hasMessageContaining(reason);
    }

    @ParameterizedTest
    @CsvSource({"admins", "=camunda-admin", "admins=", "a=b=c"})
    void aLineOfGroupsHasTwoSides(String line) {
        assertThatThrownBy(() -> settings("safecity", "secret", null, line))
                .rootCause()
                .hasMessageContaining("theirs=ours");
    }

    @Test
    void theSettingsComeFromTheEnvironmentAsTheHandbookNamesThem() {
        ProviderProperties settings =
                settings("safecity", "secret", "safecity-api", "safety-admins=camunda-admin, 안전관리과 = yeonsu-lead");
        assertThat(settings.renamed()).isEqualTo(Map.of("safety-admins", "camunda-admin", "안전관리과", "yeonsu-lead"));
        assertThat(settings.origin()).isEqualTo("https://sso.example:8443");
        assertThat(settings.scopes()).containsExactly("openid", "profile");
        assertThat(settings(null, null, "safecity-api", "").groups()).isEmpty();
        assertThat(settings("safecity", "secret", null, "").audience()).isNull();
    }

    @Test
    void theRealmForKeycloakHoldsWhatTheProductAsksForAndNoSecret() throws Exception {
        ProviderProperties settings = settings("safecity", "secret", "safecity-api", "");
        JsonNode realm = new ObjectMapper().readTree(new File("docker/keycloak/safe-city-realm.json"));
        assertThat(realm.findValuesAsText("secret")).hasSize(2).allMatch(secret -> secret.matches("\\$\\{[A-Z_]+}"));
        assertThat(realm.findValuesAsText("credentials")).isEmpty();
        for (JsonNode client : realm.path("clients")) {
            assertThat(StreamSupport.stream(client.path("protocolMappers").spliterator(), false)
                            .map(mapper ->
                                    mapper.path("config").path("claim.name").asText()))
                    .contains(settings.groupsClaim(), settings.municipalityClaim());
            assertThat(client.findValuesAsText("included.custom.audience")).containsExactly(settings.audience());
        }
        JsonNode people = realm.path("clients").path(0);
        assertThat(people.path("clientId").asText()).isEqualTo(settings.clientId());
        assertThat(people.path("redirectUris").path(0).asText())
                .isEqualTo("/login/oauth2/code/" + ProviderConfiguration.CLIENT);
    }

    private static ProviderProperties settings(String client, String secret, String audience, String groups) {
        Map<String, Object> variables = new HashMap<>(Map.of(
                "SAFECITY_OPENID_ISSUER",
                "https://sso.example:8443/realms/safe-city",
                "SAFECITY_OPENID_GROUPS",
                groups));
        variables.put("SAFECITY_OPENID_CLIENT_ID", client);
        variables.put("SAFECITY_OPENID_CLIENT_SECRET", secret);
        variables.put("SAFECITY_OPENID_AUDIENCE", audience);
        variables.values().removeIf(value -> value == null);
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new SystemEnvironmentPropertySource("systemEnvironment", variables));
        ConfigurationPropertySources.attach(environment);
        return Binder.get(environment)
                .bind(ProviderProperties.PREFIX, ProviderProperties.class)
                .get();
    }
}
