package safecity.database;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Chooses the profile where nobody named one: the demo on the embedded database, production on a database server. A
 * demo on a server has to be asked for by name, with {@code SPRING_PROFILES_ACTIVE=demo}.
 */
class DefaultProfilePostProcessor implements EnvironmentPostProcessor, Ordered {

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        boolean server = environment.containsProperty("spring.datasource.url");
        environment.setDefaultProfiles(server ? "production" : "demo");
    }

    /** Before the configuration files are read: they depend on the profile. */
    @Override
    public int getOrder() {
        return ConfigDataEnvironmentPostProcessor.ORDER - 1;
    }
}
