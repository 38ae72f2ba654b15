package safecity.refusal;

import java.text.MessageFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.support.ResourceBundleMessageSource;
import safecity.language.Particles;

/** Our bundles, in which a particle is written as {@link Particles} says. */
class ParticleMessageSource extends ResourceBundleMessageSource {

    @Override
    protected MessageFormat createMessageFormat(String text, Locale locale) {
        return super.createMessageFormat(Particles.mark(text), locale);
    }

    @Override
    protected @Nullable String getMessageInternal(
            @Nullable String code, Object @Nullable [] arguments, @Nullable Locale locale) {
        String message = super.getMessageInternal(code, arguments, locale);
        return message == null ? null : Particles.settle(message);
    }
}
