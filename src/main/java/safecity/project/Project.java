package safecity.project;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import safecity.language.ReaderLanguage;

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

    /**
     * By key what projects are called in a list of them, in the reader's language: the title, and with it the key where several
     * have the same one.
     */
    public static Map<String, String> titles(Collection<Project> projects, Locale locale) {
        Map<String, Long> sameTitle = projects.stream()
                .collect(Collectors.groupingBy(project -> project.title(locale), Collectors.counting()));
        return projects.stream()
                .collect(Collectors.toMap(
                        Project::key,
                        project -> project.title(locale)
                                + (sameTitle.getOrDefault(project.title(locale), 0L) > 1
                                        ? " (" + project.key() + ")"
                                        : "")));
    }

    /** In the reader's language. */
    public String title(Locale locale) {
        return ReaderLanguage.choose(locale, titleKo, titleEn);
    }
}
