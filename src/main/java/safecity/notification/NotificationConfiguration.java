package safecity.notification;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.thymeleaf.spring6.templateresolver.SpringResourceTemplateResolver;
import org.thymeleaf.templatemode.TemplateMode;
import safecity.external.DeadlineSockets;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MailProperties.class)
class NotificationConfiguration {

    /** A command does its one thing: no mail leaves from a database that was restored to be looked at. */
    @Configuration(proxyBeanMethods = false)
    @Profile("!schema & !retention & !verify")
    @EnableScheduling
    static class WorkByTheClock {}

    /** Nothing of the library ends a server that answers a byte now and then. */
    @Bean
    static BeanPostProcessor mailThatEnds(@Value("${safecity.mail.longest:PT60S}") Duration longest) {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                if (bean instanceof JavaMailSenderImpl sender) {
                    sender.getJavaMailProperties().put("mail.smtp.socketFactory", new DeadlineSockets(longest));
                    sender.getJavaMailProperties().put("mail.smtp.socketFactory.fallback", "false");
                }
                return bean;
            }
        };
    }

    @Bean
    SpringResourceTemplateResolver mailTemplates() {
        SpringResourceTemplateResolver resolver = new SpringResourceTemplateResolver();
        resolver.setPrefix("classpath:/templates/");
        resolver.setSuffix(".txt");
        resolver.setTemplateMode(TemplateMode.TEXT);
        resolver.setCharacterEncoding(StandardCharsets.UTF_8.name());
        resolver.setResolvablePatterns(Set.of("mail/*"));
        resolver.setOrder(1);
        return resolver;
    }
}
