package safecity.accreditation.application;

import java.time.LocalDate;

/**
 * What there is of the requirements on a day.
 *
 * @param letterOfIntentOn null when there is none
 * @param earliestOn       first day on which an application may be made, null without a letter of intent
 */
record ApplicationAssessment(
        LocalDate letterOfIntentOn,
        LocalDate earliestOn,
        int reportsAccepted,
        int reportsNeeded,
        boolean evaluationDelivered) {

    boolean tooEarly(LocalDate today) {
        return earliestOn != null && today.isBefore(earliestOn);
    }

    String outcome(LocalDate today) {
        if (letterOfIntentOn == null || reportsAccepted < reportsNeeded || !evaluationDelivered) {
            return "incomplete";
        }
        return tooEarly(today) ? "too-early" : "ready";
    }
}
