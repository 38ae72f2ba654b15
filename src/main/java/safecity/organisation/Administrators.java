package safecity.organisation;

/** Those who keep accounts and the machine running. */
final class Administrators {

    /** The engine's own name for their group. */
    static final String GROUP = "camunda-admin";

    static final String GROUP_NAME = "시스템관리";
    static final String FIRST = "admin";
    static final String SECOND = "admin-2";
    static final String NAME = "시스템관리자";

    private Administrators() {}
}
