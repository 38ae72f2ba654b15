package safecity.refusal;

import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * One bundle of sentences per capability, in {@code messages/}: {@code ordinance.properties} is Korean,
 * {@code ordinance_en.properties} is English. All of them together are the application's messages.
 */
@Configuration(proxyBeanMethods = false)
class MessageSourceConfiguration {

    private static final String ENGLISH = "_" + Locale.ENGLISH.getLanguage() + ".properties";

    @Bean
    MessageSource messageSource() throws IOException {
        ResourceBundleMessageSource messages = new ParticleMessageSource();
        messages.setDefaultEncoding("UTF-8");
        // A reader whose language we don't have reads Korean, whatever the server's own language is.
        messages.setFallbackToSystemLocale(false);
        messages.setBasenames(baseNames());
        return messages;
    }

    private static String[] baseNames() throws IOException {
        return Arrays.stream(new PathMatchingResourcePatternResolver().getResources("classpath*:messages/*.properties"))
                .map(resource -> resource.getFilename())
                .filter(name -> name != null && !name.endsWith(ENGLISH))
                .map(name -> "messages/" + name.substring(0, name.length() - ".properties".length()))
                .distinct()
                .sorted()
                .toArray(String[]::new);
    }
}
