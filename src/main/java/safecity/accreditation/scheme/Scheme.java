package safecity.accreditation.scheme;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A certification scheme in one version: its criteria, its application form and its terms. A scheme never changes; a
 * change of the certifying centre's criteria is a scheme of its own.
 *
 * @param id                   such as {@code isc-6}; a project names the one it is run by
 * @param usedFrom             first day of use
 * @param usedUntil            last day of use, null while in use
 * @param validityYears        years for which a designation holds
 * @param minimumActivityYears years of activity after the letter of intent before an application
 * @param minimumAnnualReports annual reports received before an application
 * @param criteria             in the order of their numbers
 * @param sections             of the application form, in its order
 * @param succeededBy          how the criteria live on in the next scheme, null while in use
 */
public record Scheme(
        String id,
        String nameKo,
        String nameEn,
        LocalDate usedFrom,
        LocalDate usedUntil,
        int validityYears,
        int minimumActivityYears,
        int minimumAnnualReports,
        List<Criterion> criteria,
        List<SchemeSection> sections,
        SchemeSuccession succeededBy) {

    public Scheme {
        criteria = criteria == null ? List.of() : List.copyOf(criteria);
        sections = sections == null ? List.of() : List.copyOf(sections);
    }

    public Optional<Criterion> criterion(String no) {
        return criteria.stream().filter(criterion -> criterion.no().equals(no)).findFirst();
    }

    public Optional<SchemeSection> section(String code) {
        return sections.stream().filter(section -> section.code().equals(code)).findFirst();
    }
}
