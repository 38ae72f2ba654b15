package safecity.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.context.PropertyPlaceholderAutoConfiguration;
import org.springframework.boot.autoconfigure.mail.MailSenderAutoConfiguration;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.mail.MailException;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import safecity.operations.FaultProxy;

/** A mail server that answers nothing, or a byte now and then, is left after a while, as the product is set up. */
@Timeout(60)
class SilentMailServerTest {

    @ParameterizedTest
    @EnumSource(names = {"SWALLOWS", "READS_NOTHING", "DRIPS", "CUTS", "HALF_CLOSES"})
    void aServerThatDoesNotDoItsWorkIsLeft(FaultProxy.Fault fault) throws Exception {
        try (ChoosyMailServer server = new ChoosyMailServer();
                FaultProxy proxy = new FaultProxy(server.port()).with(fault)) {
            context(proxy.port(), "PT2S").run(context -> {
                JavaMailSenderImpl sender = context.getBean(JavaMailSenderImpl.class);
                MailException failure = catchThrowableOfType(MailException.class, () -> sender.send(message()));
                assertThat(MailFailure.of(failure).kind()).isEqualTo(MailFailure.Kind.AWAY);
                proxy.with(FaultProxy.Fault.NONE);
                sender.send(message());
                assertThat(server.accepted).containsExactly("somebody@example.org");
            });
        }
    }

    @Test
    void whatIsSetUpHasALimitForEveryWait() {
        new ApplicationContextRunner()
                .withInitializer(new ConfigDataApplicationContextInitializer())
                .withConfiguration(AutoConfigurations.of(MailSenderAutoConfiguration.class))
                .withPropertyValues("spring.mail.host=127.0.0.1")
                .run(context -> assertThat(
                                context.getBean(JavaMailSenderImpl.class).getJavaMailProperties())
                        .containsEntry("mail.smtp.connectiontimeout", "5000")
                        .containsEntry("mail.smtp.timeout", "10000")
                        .containsEntry("mail.smtp.writetimeout", "10000")
                        .containsEntry("mail.smtps.timeout", "10000"));
    }

    private static ApplicationContextRunner context(int port, String longest) {
        return new ApplicationContextRunner()
                .withInitializer(new ConfigDataApplicationContextInitializer())
                .withInitializer(context ->
                        context.getBeanFactory().setConversionService(ApplicationConversionService.getSharedInstance()))
                .withConfiguration(AutoConfigurations.of(
                        PropertyPlaceholderAutoConfiguration.class, MailSenderAutoConfiguration.class))
                .withUserConfiguration(NotificationConfiguration.class)
                .withPropertyValues(
                        "spring.mail.host=127.0.0.1",
                        "spring.mail.port=" + port,
                        "spring.mail.properties[mail.smtp.timeout]=1000",
                        "safecity.mail.longest=" + longest);
    }

    private static SimpleMailMessage message() {
        SimpleMailMessage message = new SimpleMailMessage();
        message.setFrom("safecity@example.org");
        message.setTo("somebody@example.org");
        message.setSubject("one");
        message.setText("two");
        return message;
    }
}
