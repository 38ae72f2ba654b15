package safecity.engine.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import safecity.story.ProcessStory;
import safecity.story.Story;

/** Which grants count for a person: those of each of their groups, found without reading all grants there are. */
@ProcessStory
class UnfilteredGroupsAuthorizationManagerTest {

    private static final String PROJECT = "yeonsu-own-groups";

    @Autowired
    Story story;

    @Autowired
    TaskService tasks;

    @Autowired
    IdentityService identity;

    @Autowired
    AuthorizationService authorizations;

    @Autowired
    ProcessEngineConfigurationImpl engine;

    @BeforeEach
    void aPlanIsToBeDrafted() {
        story.on(LocalDate.of(2022, 9, 1), PROJECT);
        if (story.openTasks().isEmpty()) {
            story.start("project-preparation", Map.of());
        }
    }

    @Test
    void theGrantsOfEachGroupCount() {
        assertThat(seen(List.of("yeonsu-lead"))).isEqualTo(1);
        assertThat(seen(List.of("nobody-s-group", "yeonsu-lead", "yeonsu-legal")))
                .isEqualTo(1);
    }

    @Test
    void otherGroupsNoGroupsAndUnknownGroupsSeeNothing() {
        assertThat(seen(List.of("yeonsu-legal"))).isZero();
        assertThat(seen(List.of("nobody-s-group"))).isZero();
        assertThat(seen(List.of())).isZero();
        assertThat(seen(null)).isZero();
    }

    @Test
    void aSingleQuestionIsAnsweredAlike() {
        String task = story.task("draft-plan").getId();
        assertThat(mayRead(List.of("nobody-s-group", "yeonsu-lead"), task)).isTrue();
        assertThat(mayRead(List.of("yeonsu-legal"), task)).isFalse();
        assertThat(mayRead(List.of("nobody-s-group"), task)).isFalse();
        assertThat(mayRead(null, task)).isFalse();
    }

    /** The engine would read the whole table of grants first, to find that nobody's group has none. */
    @Test
    void noGroupIsLookedForAmongAllGrants() {
        List<String> asked = engine.getCommandExecutorTxRequired()
                .execute(context ->
                        context.getAuthorizationManager().filterAuthenticatedGroupIds(List.of("nobody-s-group")));
        assertThat(asked).containsExactly("nobody-s-group");
    }

    private long seen(List<String> groups) {
        return as(
                groups,
                () -> tasks.createTaskQuery()
                        .processInstanceBusinessKey(PROJECT)
                        .taskDefinitionKey("draft-plan")
                        .count());
    }

    private boolean mayRead(List<String> groups, String task) {
        return authorizations.isUserAuthorized("own-groups-person", groups, Permissions.READ, Resources.TASK, task);
    }

    private <T> T as(List<String> groups, Supplier<T> question) {
        identity.setAuthentication("own-groups-person", groups, List.of("yeonsu"));
        try {
            return question.get();
        } finally {
            identity.clearAuthentication();
        }
    }
}
