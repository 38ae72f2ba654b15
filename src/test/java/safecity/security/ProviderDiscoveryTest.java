package safecity.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;

class ProviderDiscoveryTest {

    private boolean away = true;
    private int asked;
    private long nanos;
    private final ProviderDiscovery<String> provider = new ProviderDiscovery<>(
            () -> {
                asked++;
                if (away) {
                    throw new IllegalArgumentException("no answer");
                }
                return "answer";
            },
            () -> nanos);

    @Test
    void whatWasAnsweredOnceIsNotAskedAgain() {
        away = false;
        assertThat(provider.get()).isEqualTo("answer");
        assertThat(provider.get()).isEqualTo("answer");
        assertThat(asked).isEqualTo(1);
    }

    @Test
    void aProviderThatIsAwayIsLeftAloneForFiveSecondsAndThenAskedAgain() {
        assertAway();
        away = false;
        nanos = 4_999_999_999L;
        assertAway();
        assertThat(asked).isEqualTo(1);
        nanos = 5_000_000_000L;
        assertThat(provider.get()).isEqualTo("answer");
        assertThat(asked).isEqualTo(2);
    }

    @Test
    void aTokenIsNotCalledWrongWhileItCannotBeChecked() throws Exception {
        JwtDecoder decoder = ProviderConfiguration.decoder(new ProviderProperties(
                "http://127.0.0.1:1",
                null,
                null,
                List.of(),
                "safecity-api",
                "preferred_username",
                "name",
                "groups",
                "municipality",
                List.of(),
                Duration.ofSeconds(5)));
        assertThatThrownBy(() -> decoder.decode("a.b.c"))
                .isInstanceOf(JwtException.class)
                .isNotInstanceOf(BadJwtException.class);
        MockHttpServletResponse answer = new MockHttpServletResponse();
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasename("messages/security");
        messages.setDefaultEncoding("UTF-8");
        messages.setDefaultLocale(Locale.KOREAN);
        new AccessDeniedResponses(new ObjectMapper(), messages)
                .askForToken(new MockHttpServletRequest(), answer, new AuthenticationServiceException("away"));
        assertThat(answer.getStatus()).isEqualTo(503);
        assertThat(answer.getContentAsString()).contains("인증 서버에 연결할 수 없어");
    }

    private void assertAway() {
        assertThatThrownBy(provider::get).isInstanceOf(ProviderDiscovery.Away.class);
    }
}
