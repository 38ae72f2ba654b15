package safecity.organisation;

import java.util.Locale;
import safecity.engine.authorization.GroupKind;
import safecity.language.ReaderLanguage;

/**
 * A department of a municipality or a body that works with it.
 *
 * @param id   id of its group in the engine, such as {@code yeonsu-legal}
 * @param duty what it does in the procedures, such as {@code legal}
 * @param kind what it is to the municipality
 */
public record Department(String id, String municipality, String duty, GroupKind kind, String nameKo, String nameEn) {

    /** In English for who reads English, in Korean for everybody else. */
    public String name(Locale locale) {
        return ReaderLanguage.choose(locale, nameKo, nameEn);
    }
}
