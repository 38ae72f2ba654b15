package safecity.pages;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;
import org.springframework.web.servlet.i18n.LocaleChangeInterceptor;
import safecity.engine.forms.FormLanguage;

/**
 * Korean or English: what {@code ?lang=} chose and a cookie remembers, else what the browser asks for, else Korean.
 */
@Configuration(proxyBeanMethods = false)
class LocaleConfiguration implements WebMvcConfigurer {

    private static final List<Locale> SPOKEN = List.of(Locale.KOREAN, Locale.ENGLISH);

    @Bean
    LocaleResolver localeResolver() {
        CookieLocaleResolver cookie = new CookieLocaleResolver(FormLanguage.COOKIE);
        cookie.setCookieMaxAge(Duration.ofDays(365));
        cookie.setCookieHttpOnly(true);
        cookie.setCookieSameSite("Lax");
        cookie.setDefaultLocaleFunction(LocaleConfiguration::askedFor);
        return cookie;
    }

    @Override
    public void addInterceptors(InterceptorRegistry interceptors) {
        LocaleChangeInterceptor change = new LocaleChangeInterceptor() {
            @Override
            protected Locale parseLocaleValue(String value) {
                return spoken(Locale.forLanguageTag(value.strip()));
            }
        };
        change.setParamName("lang");
        interceptors.addInterceptor(change).excludePathPatterns("/api/**");
    }

    /** The first language of the request's list that we speak. */
    private static Locale askedFor(HttpServletRequest request) {
        if (request.getHeader("Accept-Language") == null) {
            return Locale.KOREAN;
        }
        return Collections.list(request.getLocales()).stream()
                .filter(locale -> SPOKEN.stream().anyMatch(spoken -> sameLanguage(spoken, locale)))
                .findFirst()
                .map(LocaleConfiguration::spoken)
                .orElse(Locale.KOREAN);
    }

    private static Locale spoken(Locale wanted) {
        return SPOKEN.stream()
                .filter(spoken -> sameLanguage(spoken, wanted))
                .findFirst()
                .orElse(Locale.KOREAN);
    }

    private static boolean sameLanguage(Locale one, Locale other) {
        return one.getLanguage().equals(other.getLanguage());
    }
}
