package safecity.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import safecity.engine.authorization.Roles;

/** The doors, role by role and through each mount: several hundred cases out of one table of promises. */
class EndpointAllowListTest {

    private static final List<String> ROLES =
            List.of("staff", "approver", "external", "manager", "auditor", "administrator");
    private static final List<String> MOUNTS =
            List.of("/engine-rest", "/engine-rest/engine/default", "/camunda/api/engine/engine/default");

    /** Method, path, and who gets through the door: s(taff), a(pprover), e(xternal), m(anager), A(uditor), d (administrator). */
    private static final String[][] PROMISES = {
        {"GET", "/task", "saemAd"},
        {"POST", "/task", "saemAd"},
        {"GET", "/task/count", "saemAd"},
        {"GET", "/task/1", "saemAd"},
        {"GET", "/task/1/form", "saemAd"},
        {"GET", "/task/1/deployed-form", "saemAd"},
        {"GET", "/task/1/form-variables", "saemAd"},
        {"GET", "/task/1/rendered-form", ""},
        {"POST", "/task/1/claim", "saeAd"},
        {"POST", "/task/1/unclaim", "saeAd"},
        {"POST", "/task/1/complete", "saeAd"},
        {"POST", "/task/1/submit-form", "saeAd"},
        {"POST", "/task/1/assignee", "d"},
        {"POST", "/task/1/delegate", "d"},
        {"POST", "/task/1/resolve", "d"},
        {"PUT", "/task/1", "d"},
        {"DELETE", "/task/1", "d"},
        {"POST", "/task/create", "d"},
        {"POST", "/task/1/variables", "d"},
        {"PUT", "/task/1/variables/x", "d"},
        {"PUT", "/task/1/localVariables/x", "d"},
        {"POST", "/task/1/bpmnError", "d"},
        {"GET", "/task/1/attachment", ""},
        {"POST", "/task/1/attachment/create", ""},
        {"GET", "/task/1/attachment/2/data", ""},
        {"DELETE", "/task/1/attachment/2", ""},
        {"POST", "/task/1/comment/create", ""},
        {"PUT", "/task/1/comment", ""},
        {"DELETE", "/task/1/comment/2", ""},
        {"DELETE", "/process-instance/1/comment", ""},
        {"POST", "/process-definition/key/certification/submit-form", "sed"},
        {"POST", "/process-definition/1/start", "sed"},
        {"GET", "/process-definition/key/certification/startForm", "saemAd"},
        {"GET", "/process-definition/1/xml", "saemAd"},
        {"GET", "/process-definition/1/statistics", "mAd"},
        {"GET", "/process-definition/statistics", "mAd"},
        {"GET", "/history/process-instance/report", "mAd"},
        {"GET", "/history/process-definition/1/statistics", "d"},
        {"DELETE", "/process-definition/1", "d"},
        {"PUT", "/process-definition/1/suspended", "d"},
        {"GET", "/process-instance", "mAd"},
        {"GET", "/process-instance/1", "mAd"},
        {"POST", "/process-instance", "mAd"},
        {"POST", "/process-instance/delete", "d"},
        {"DELETE", "/process-instance/1", "d"},
        {"PUT", "/process-instance/1/suspended", "md"},
        {"PUT", "/process-instance/1/variables/x", "d"},
        {"POST", "/process-instance/1/modification", "d"},
        {"POST", "/message", "d"},
        {"POST", "/signal", "d"},
        {"POST", "/execution/1/signal", "d"},
        {"GET", "/history/task", "saemAd"},
        {"GET", "/history/process-instance/1", "saemAd"},
        {"GET", "/history/variable-instance", "mAd"},
        {"GET", "/history/detail", "mAd"},
        {"DELETE", "/history/process-instance/1", "d"},
        {"POST", "/history/process-instance/delete", ""},
        {"POST", "/history/cleanup", ""},
        {"GET", "/deployment", "mAd"},
        {"POST", "/deployment/create", "d"},
        {"DELETE", "/deployment/1", "d"},
        {"GET", "/deployment/1/resources/2/data", "d"},
        {"PUT", "/job/1/retries", "md"},
        {"POST", "/job/1/execute", "d"},
        {"GET", "/job", "mAd"},
        {"GET", "/incident", "mAd"},
        {"GET", "/filter", "saemAd"},
        {"POST", "/filter/create", "d"},
        {"PUT", "/filter/1", "d"},
        {"DELETE", "/filter/1", "d"},
        {"GET", "/filter/1/list", "saemAd"},
        {"POST", "/filter/1/list", "saemAd"},
        {"GET", "/user", "saemAd"},
        {"GET", "/user/somebody/profile", "saemAd"},
        {"PUT", "/user/me/credentials", "saemAd"},
        {"PUT", "/user/somebody/credentials", "d"},
        {"PUT", "/user/me/profile", "d"},
        {"POST", "/user/create", "d"},
        {"DELETE", "/user/me", "d"},
        {"GET", "/group", "saemAd"},
        {"POST", "/group/create", "d"},
        {"GET", "/authorization", "d"},
        {"POST", "/authorization/create", "d"},
        {"GET", "/authorization/check", "saemAd"},
        {"GET", "/identity/groups", "saemAd"},
        {"POST", "/identity/verify", "d"},
        {"POST", "/decision-definition/key/approval-line/evaluate", ""},
        {"POST", "/external-task/fetchAndLock", "d"},
        {"POST", "/migration/execute", "d"},
        {"POST", "/batch", "d"},
        {"GET", "/nothing/of/the/kind", "d"},
        {"GET", "/engine", "saemAd"},
    };

    static Stream<Arguments> promises() {
        List<Arguments> cases = new ArrayList<>();
        for (String[] promise : PROMISES) {
            for (String role : ROLES) {
                String letter =
                        role.equals("auditor") ? "A" : role.equals("administrator") ? "d" : role.substring(0, 1);
                for (String mount : MOUNTS) {
                    cases.add(Arguments.of(role, promise[0], mount + promise[1], promise[2].contains(letter)));
                }
            }
        }
        return cases.stream();
    }

    private static EndpointAllowList doors;

    /** Once: they are read from a file, and asked three thousand times. */
    @BeforeAll
    static void readTheDoors() throws IOException {
        doors = new EndpointAllowList(new Roles(new NoGroups()));
    }

    @ParameterizedTest
    @MethodSource("promises")
    void eachRoleGetsThroughItsOwnDoorsOnEveryMount(String role, String method, String path, boolean open) {
        assertThat(doors.isOpen(Set.of(role), "me", method, path)).isEqualTo(open);
        assertThat(doors.isOpen(Set.of(role), "me", method, path + "/")).isEqualTo(open);
    }

    @ParameterizedTest
    @CsvSource({
        "administrator, POST, /camunda/api/admin/setup/default/user/create, false",
        "administrator, GET, /camunda/api/admin/setup, false",
        "administrator, POST, /camunda/api/admin/auth/user/default/login/admin, false",
        "staff, GET, /camunda/api/admin/auth/user/default, true",
        "staff, POST, /camunda/api/admin/auth/user/default/logout, true",
        "staff, GET, /camunda/api/cockpit/plugin/base/default/incident, false",
        "manager, POST, /camunda/api/cockpit/plugin/base/default/incident, true",
        "auditor, GET, /camunda/api/cockpit/plugin/base/default/incident, true",
        "staff, GET, /camunda/api/engine/engine, true",
        "staff, GET, /camunda/api/unknown, false",
        "staff, GET, /engine-rest/engine/default, true",
        "staff, GET, /engine-rest/TASK, false"
    })
    void theWebApplicationsOwnServicesAreBehindTheSameDoors(String role, String method, String path, boolean open) {
        assertThat(doors.isOpen(Set.of(role), "me", method, path)).isEqualTo(open);
    }
}
