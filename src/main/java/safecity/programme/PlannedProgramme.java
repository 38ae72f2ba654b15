package safecity.programme;

import safecity.refusal.Refusal;

/**
 * A programme of a plan that is not adopted yet, before it has a code.
 *
 * @param field     field of work, such as {@code traffic}
 * @param ownerDuty duty of the department that runs it
 * @param plan      the first version of its plan
 */
public record PlannedProgramme(
        String title, String field, String ownerDuty, int fromYear, int toYear, ProgrammePlan plan) {

    /** @throws Refusal {@code programme.targetAgainstDirection.…} */
    public void check() {
        Programmes.checkTarget(plan);
    }
}
