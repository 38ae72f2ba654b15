package safecity.project;

import java.util.Locale;

/**
 * A certification project. Its key is the business key of every process instance that belongs to it.
 *
 * @param key           such as {@code yeonsu-2022}
 * @param municipality  id of the municipality, the tenant
 * @param item          number of the election pledge, such as {@code 1-12}; may be null
 * @param scheme        id of the criteria set, such as {@code isc-6}
 * @param domesticFirst whether the domestic audit comes before the application
 */
public record Project(
        String key,
        String municipality,
        String titleKo,
        String titleEn,
        String item,
        String policyGoal,
        String scheme,
        boolean domesticFirst) {

    /** In the reader's language. */
    public String title(Locale locale) {
        return Locale.ENGLISH.getLanguage().equals(locale.getLanguage()) ? titleEn : titleKo;
    }
}
