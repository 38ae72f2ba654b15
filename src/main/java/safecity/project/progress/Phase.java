package safecity.project.progress;

import java.util.Arrays;
import java.util.Set;

/** Where a project stands, read from what it has really passed. The last one whose condition holds counts. */
public enum Phase {
    PREPARATION,
    GROUNDWORK,
    PROGRAMMES,
    REVIEW,
    DECLARATION,
    COMPLETED,
    ABANDONED;

    /**
     * @param passed    elements of the models, as {@link Progress#passed} names them
     * @param abandoned whether the project has been given up
     */
    public static Phase of(Set<String> passed, boolean abandoned) {
        if (abandoned) {
            return ABANDONED;
        }
        if (any(passed, "declaration/declared", "declaration/ceremony-called-off")) {
            return COMPLETED;
        }
        if (any(passed, "certification/register-certificate", "onsite-audit/audit-passed:international")) {
            return DECLARATION;
        }
        if (any(
                passed,
                "accreditation-application/application-accepted",
                "onsite-audit/audit-passed:domestic",
                "certification/programmes-completed",
                "research-contract/contract-completed:outcome")) {
            return REVIEW;
        }
        if (all(passed, "committee-formation/committee-formed", "research-contract/contract-completed:baseline")) {
            return PROGRAMMES;
        }
        if (any(
                passed,
                "project-preparation/listed-as-preparing-community",
                "ordinance-enactment/ordinance-in-force",
                "committee-formation/committee-formed",
                "research-contract/contract-completed:baseline")) {
            return GROUNDWORK;
        }
        return PREPARATION;
    }

    private static boolean any(Set<String> passed, String... elements) {
        return Arrays.stream(elements).anyMatch(passed::contains);
    }

    private static boolean all(Set<String> passed, String... elements) {
        return Arrays.stream(elements).allMatch(passed::contains);
    }
}
