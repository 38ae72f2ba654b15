package safecity.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpMethod;
import safecity.engine.authorization.Roles;
import safecity.engine.identity.IdentityDirectory;
import safecity.story.Caller;
import safecity.story.ProcessStory;
import safecity.story.Story;

/** What a group is gives the role of its people; how its id is spelled, and that it exists in the engine, gives nothing. */
@ProcessStory
class RolesOfGroupsTest {

    private static final String PROJECT = "roles-of-groups";

    @Autowired
    TestRestTemplate http;

    @Autowired
    Story story;

    @Autowired
    Roles roles;

    @Autowired
    IdentityDirectory directory;

    @Autowired
    IdentityService identities;

    @Autowired
    AuthorizationService authorizations;

    @BeforeEach
    void begin() {
        story.on(java.time.LocalDate.of(2023, 5, 8), PROJECT);
    }

    @ParameterizedTest
    @CsvSource({
        "yeonsu-legal, staff",
        "yeonsu-legal-head, approver",
        "yeonsu-audit, staff",
        "yeonsu-audit-head, approver",
        "yeonsu-council-office, staff",
        "yeonsu-council-office-head, approver",
        "yeonsu-mayor, approver",
        "yeonsu-vice-mayor, approver",
        "yeonsu-director, approver",
        "yeonsu-police, external",
        "yeonsu-police-head, external",
        "yeonsu-education-head, external",
        "yeonsu-certifier, external",
        "yeonsu-certifier-head, external",
        "yeonsu-support-centre-head, external",
        "yeonsu-citizens-panel, external",
        "yeonsu-citizens-panel-head, external",
        "yeonsu-manager, manager",
        "yeonsu-auditor, auditor",
        "camunda-admin, administrator"
    })
    void aGroupHasTheRoleOfWhatItIs(String group, String role) {
        assertThat(roles.of(List.of(group))).containsExactly(role);
    }

    @ParameterizedTest
    @ValueSource(strings = {"yeonsu-typo", "x-manager", "x-auditor", "yeonsu-lead-head-head", "other-lead"})
    void aGroupThatNoRoleKnowsGivesNoRightsByAnyDoor(String group) {
        // As an administrator can make it in Admin, or a provider name it.
        identities.saveGroup(identities.newGroup(group));
        try {
            directory.ensureUser("nobody-in-particular", "아무", "safecity-demo", List.of(group), "yeonsu");
            assertThat(roles.of(List.of(group))).isEmpty();
            // The engine lets whoever is in a group read the group's name, and nothing else.
            assertThat(authorizations
                            .createAuthorizationQuery()
                            .groupIdIn(group)
                            .list())
                    .allSatisfy(grant -> assertThat(grant.getResourceId()).isEqualTo(group));
            Caller nobody = new Caller(http, "nobody-in-particular");
            assertThat(nobody.get("/api/projects").getBody().path("total").asInt())
                    .isZero();
            assertThat(nobody.get("/api/projects/" + PROJECT).getStatusCode().value())
                    .isEqualTo(404);
            assertThat(nobody.get("/api/projects/" + PROJECT + "/evidence")
                            .getStatusCode()
                            .value())
                    .isEqualTo(404);
            assertThat(nobody.status(HttpMethod.POST, "/api/calendars", Map.of("project", PROJECT)))
                    .isBetween(400, 499);
            for (String mount : List.of("/engine-rest", "/engine-rest/engine/default")) {
                assertThat(nobody.status(HttpMethod.GET, mount + "/task", null)).isEqualTo(403);
                assertThat(nobody.status(
                                HttpMethod.POST,
                                mount + "/process-definition/key/programme-proposal/submit-form",
                                Map.of("variables", Map.of())))
                        .isEqualTo(403);
            }
        } finally {
            identities.deleteUser("nobody-in-particular");
            identities.deleteGroup(group);
        }
    }
}
