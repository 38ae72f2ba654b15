package safecity.engine.release;

import java.time.OffsetDateTime;

/**
 * A process instance that still runs on an older version, and one reason why.
 *
 * @param processInstance id of the process instance, as Cockpit shows it
 * @param project         key of the project; null where the instance has none
 * @param process         key of the process definition
 * @param version         on which it runs
 * @param newestVersion   to which it could not be migrated
 * @param activity        id of the activity where it stands and that has no place in the newest version; may be empty
 * @param reason          why, in the engine's words
 * @param since           when a start found it first
 */
record UnmigratedInstance(
        String processInstance,
        String project,
        String process,
        int version,
        int newestVersion,
        String activity,
        String reason,
        OffsetDateTime since) {}
