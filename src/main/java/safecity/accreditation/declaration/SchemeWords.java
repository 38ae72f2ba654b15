package safecity.accreditation.declaration;

import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;
import safecity.accreditation.scheme.Schemes;
import safecity.casefile.FactWords;

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
                        .map(scheme -> Locale.ENGLISH.getLanguage().equals(locale.getLanguage())
                                ? scheme.nameEn()
                                : scheme.nameKo())
                        .findFirst()
                : Optional.empty();
    }
}
