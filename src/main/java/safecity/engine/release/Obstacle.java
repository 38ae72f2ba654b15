package safecity.engine.release;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.migration.MigratingProcessInstanceValidationException;
import org.camunda.bpm.engine.migration.MigratingProcessInstanceValidationReport;
import org.camunda.bpm.engine.migration.MigrationPlanValidationException;

/**
 * Why an instance could not be migrated.
 *
 * @param activity id of the activity that has no place in the newest version; empty when it is not about one
 * @param reason   the engine's own words, or those of what failed
 */
record Obstacle(String activity, String reason) {

    /** What the engine's report says about each activity; of any other failure its message. Never empty. */
    static List<Obstacle> in(RuntimeException failure) {
        List<Obstacle> found = new ArrayList<>();
        if (failure instanceof MigratingProcessInstanceValidationException invalid) {
            MigratingProcessInstanceValidationReport report = invalid.getValidationReport();
            add(found, "", report.getFailures());
            report.getActivityInstanceReports().forEach(one -> add(found, one.getSourceScopeId(), one.getFailures()));
            report.getTransitionInstanceReports().forEach(one -> add(found, one.getSourceScopeId(), one.getFailures()));
        } else if (failure instanceof MigrationPlanValidationException invalid) {
            invalid.getValidationReport()
                    .getInstructionReports()
                    .forEach(one -> add(found, one.getMigrationInstruction().getSourceActivityId(), one.getFailures()));
        }
        return found.isEmpty() ? List.of(new Obstacle("", words(failure))) : found;
    }

    private static void add(List<Obstacle> found, String activity, List<String> failures) {
        if (!failures.isEmpty()) {
            found.add(new Obstacle(activity, String.join(" ", failures)));
        }
    }

    private static String words(RuntimeException failure) {
        return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
    }
}
