package safecity.demo;

import org.springframework.security.core.Authentication;

/** Who may let time pass. */
final class DemoAdministrator {

    private static final String AUTHORITY = "GROUP_camunda-admin";

    private DemoAdministrator() {}

    static boolean is(Authentication person) {
        return person != null
                && person.getAuthorities().stream().anyMatch(granted -> granted.getAuthority().equals(AUTHORITY));
    }
}
