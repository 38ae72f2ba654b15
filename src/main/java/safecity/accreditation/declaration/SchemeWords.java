package safecity.accreditation.declaration;

import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;
import safecity.accreditation.scheme.Schemes;
import safecity.casefile.FactWords;
import safecity.language.ReaderLanguage;

/** On the page of a fact a scheme is called as its file calls it. */
@Component
class SchemeWords implements FactWords {

    private final Schemes schemes;

    SchemeWords(Schemes schemes) {
        this.schemes = schemes;
    }

    @Override
    public Optional<String> word(String column, String code, Locale locale) {
        return column.equals("scheme")
                ? schemes.all().stream()
                        .filter(scheme -> scheme.id().equals(code))
                        .map(scheme -> ReaderLanguage.choose(locale, scheme.nameKo(), scheme.nameEn()))
                        .findFirst()
                : Optional.empty();
    }
}
