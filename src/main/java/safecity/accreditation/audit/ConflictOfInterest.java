package safecity.accreditation.audit;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A conflict of interest of an audit's panel. Certifiers never certify in their own country (ISCCC's code for
 * certifiers); an evaluator from the organisation that did the research would judge the organisation's own work.
 */
enum ConflictOfInterest {
    NONE("none"),
    CONTRACTOR("contractor"),
    OWN_COUNTRY("own-country");

    private static final Set<String> KOREA =
            Set.of("대한민국", "한국", "남한", "korea", "southkorea", "republicofkorea", "korearepublicof", "rok", "kr", "kor");

    private final String code;

    ConflictOfInterest(String code) {
        this.code = code;
    }

    String code() {
        return code;
    }

    /**
     * @param organisations of the evaluators, separated by commas
     * @param countries     of the evaluators, separated by commas
     * @param contractors   organisations that did research for the project
     */
    static ConflictOfInterest of(
            AuditStage stage, String organisations, String countries, Collection<String> contractors) {
        if (stage == AuditStage.INTERNATIONAL && names(countries).stream().anyMatch(KOREA::contains)) {
            return OWN_COUNTRY;
        }
        Set<String> hired = contractors.stream().map(ConflictOfInterest::name).collect(Collectors.toSet());
        return names(organisations).stream().anyMatch(hired::contains) ? CONTRACTOR : NONE;
    }

    private static List<String> names(String list) {
        return list == null
                ? List.of()
                : Arrays.stream(list.split("[,;、·\\n]"))
                        .map(ConflictOfInterest::name)
                        .filter(name -> !name.isEmpty())
                        .toList();
    }

    /** Spaces, points and case make no difference between two spellings of a name. */
    private static String name(String spelling) {
        return spelling.replaceAll("[\\s.()]", "").toLowerCase(Locale.ROOT);
    }
}
