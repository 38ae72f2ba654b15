package safecity.document;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/**
 * The templates in {@code paper/}. All are XML: whatever stands on a paper is escaped, and what XML can't hold is left out.
 * An engine of its own, since that of the pages writes HTML.
 */
@Component
class PaperTemplates {

    private final SpringTemplateEngine engine = new SpringTemplateEngine();

    PaperTemplates() {
        ClassLoaderTemplateResolver resolver = new ClassLoaderTemplateResolver();
        resolver.setPrefix("paper/");
        resolver.setTemplateMode(TemplateMode.XML);
        resolver.setCharacterEncoding(StandardCharsets.UTF_8.name());
        engine.setTemplateResolver(resolver);
    }

    String fill(String template, Paper paper) {
        return engine.process(template, new Context(Locale.ROOT, Map.of("paper", paper)));
    }
}
