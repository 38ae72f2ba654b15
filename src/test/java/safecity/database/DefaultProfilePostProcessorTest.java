package safecity.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class DefaultProfilePostProcessorTest {

    private static final String URL = "jdbc:postgresql://nowhere:5432/safecity";

    @Test
    void theEmbeddedDatabaseComesWithTheDemo() {
        assertThat(profilesWith(Map.of())).containsExactly("demo");
    }

    @Test
    void aDatabaseServerNeverGetsTheDemoUnasked() {
        assertThat(profilesWith(Map.of("SPRING_DATASOURCE_URL", URL))).containsExactly("production");
    }

    @Test
    void aNamedServerMeansThatTheEmbeddedDatabaseIsNeverStarted() {
        new ApplicationContextRunner()
                .withUserConfiguration(EmbeddedDatabase.class)
                .withPropertyValues("spring.datasource.url=" + URL, "SAFECITY_DATA_DIR=target/never-made")
                .run(context -> {
                    assertThat(context).hasNotFailed().doesNotHaveBean(DataDirectory.class);
                    assertThat(java.nio.file.Path.of("target/never-made")).doesNotExist();
                });
    }

    private static String[] profilesWith(Map<String, Object> variables) {
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .replace(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                        new SystemEnvironmentPropertySource(
                                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, variables));
        new DefaultProfilePostProcessor().postProcessEnvironment(environment, null);
        return environment.getDefaultProfiles();
    }
}
