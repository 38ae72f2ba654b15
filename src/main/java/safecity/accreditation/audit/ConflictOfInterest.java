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

    private static final List<String> FORMS =
            List.of("산학협력단", "산학협력재단", "주식회사", "유한회사", "재단법인", "사단법인", "학교법인", "coltd", "inc");

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
        if (stage == AuditStage.INTERNATIONAL && names(countries).stream().anyMatch(ConflictOfInterest::korean)) {
            return OWN_COUNTRY;
        }
        Set<String> hired = contractors.stream()
                .map(ConflictOfInterest::name)
                .map(ConflictOfInterest::organisation)
                .collect(Collectors.toSet());
        return names(organisations).stream()
                        .map(ConflictOfInterest::organisation)
                        .anyMatch(hired::contains)
                ? CONTRACTOR
                : NONE;
    }

    private static List<String> names(String list) {
        return list == null
                ? List.of()
                : Arrays.stream(list.split("[,;、·/\\n]|\\s및\\s"))
                        .map(ConflictOfInterest::name)
                        .filter(name -> !name.isEmpty())
                        .toList();
    }

    private static boolean korean(String country) {
        return KOREA.contains(country)
                || country.startsWith("대한민국")
                || country.contains("korea") && !country.contains("north") && !country.contains("democratic");
    }

    /**
     * What an organisation is called without its legal form: a university's foundation for research is the university, and
     * 가나대 is 가나대학교.
     */
    private static String organisation(String name) {
        String bare = FORMS.stream().reduce(name, (left, form) -> left.replace(form, ""));
        int university = bare.indexOf("대학");
        if (university > 0) {
            return bare.substring(0, university + 1);
        }
        int english = bare.indexOf("univ");
        return english > 0 ? bare.substring(0, english + 4) : bare;
    }

    /** Spaces, points and case make no difference between two spellings of a name. */
    private static String name(String spelling) {
        return spelling.replaceAll("[\\s.()\\[\\]㈜㈔㈖-]", "").toLowerCase(Locale.ROOT);
    }
}
