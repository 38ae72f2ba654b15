package safecity.notation;

import java.time.LocalDate;
import org.springframework.context.annotation.Configuration;
import org.springframework.format.FormatterRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** A day in a parameter of a request is read like one that was typed into a form. */
@Configuration(proxyBeanMethods = false)
class DayConversion implements WebMvcConfigurer {

    @Override
    public void addFormatters(FormatterRegistry registry) {
        registry.addConverter(String.class, LocalDate.class, text -> text.isBlank() ? null : DayNotation.read(text));
    }
}
