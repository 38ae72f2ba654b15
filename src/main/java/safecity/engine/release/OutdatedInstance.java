package safecity.engine.release;

/**
 * A running process instance on a version of its model that isn't the newest.
 *
 * @param id              of the process instance; a called process has one of its own
 * @param project         business key; null where an instance was started without one
 * @param process         key of the process definition
 * @param definition      id of the definition on which it runs
 * @param version         of that definition
 * @param newest          id of the newest definition of the same key and tenant
 * @param newestVersion   version of that one
 */
record OutdatedInstance(
        String id, String project, String process, String definition, int version, String newest, int newestVersion) {}
