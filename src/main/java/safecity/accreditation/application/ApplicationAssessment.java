package safecity.accreditation.application;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What there is of the requirements on a day.
 *
 * @param letterOfIntentOn null when there is none
 * @param earliestOn       first day on which an application may be made, null without a letter of intent
 * @param activityYears    in so many years programmes reported, or did before this product and it is proved
 * @param committeeFormed  whether there is a committee
 */
record ApplicationAssessment(
        @Nullable LocalDate letterOfIntentOn,
        @Nullable LocalDate earliestOn,
        int reportsAccepted,
        int reportsNeeded,
        boolean evaluationDelivered,
        int activityYears,
        int activityYearsNeeded,
        boolean committeeFormed) {

    boolean active() {
        return activityYears >= activityYearsNeeded && committeeFormed;
    }

    boolean tooEarly(LocalDate today) {
        return earliestOn != null && today.isBefore(earliestOn);
    }

    String outcome(LocalDate today) {
        if (letterOfIntentOn == null || reportsAccepted < reportsNeeded || !evaluationDelivered || !active()) {
            return "incomplete";
        }
        return tooEarly(today) ? "too-early" : "ready";
    }
}
