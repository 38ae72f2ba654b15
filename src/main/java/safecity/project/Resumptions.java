package safecity.project;

import safecity.engine.models.ModelBean;
import safecity.refusal.Refusal;

/** Proposals to take up again what was given up. The panel and the mayor decide; then its certification can be started. */
@ModelBean("resumptions")
public class Resumptions {

    private final ProjectAccess access;
    private final ProjectEventRepository events;

    Resumptions(ProjectAccess access, ProjectEventRepository events) {
        this.access = access;
        this.events = events;
    }

    /**
     * @param municipality of the person who asks; null or empty for the system
     * @param actor        account id of the person who asks
     * @return id of the project's municipality
     * @throws Refusal {@code project.unknown} also for a project of another municipality,
     *                 {@code resumption.notAbandoned}
     */
    public String requested(String projectKey, String municipality, String actor) {
        Project project = access.started(projectKey, municipality, actor);
        if (!events.abandoned(projectKey)) {
            throw Refusal.conflict("resumption.notAbandoned", projectKey).field("projectKey");
        }
        return project.municipality();
    }

    /**
     * From now on a certification can be started under the project's key again.
     *
     * @param reason of the proposal
     * @throws Refusal {@code resumption.notAbandoned} when somebody else's proposal was adopted first
     */
    public void resume(String projectKey, String reason, String actor) {
        if (!events.abandoned(projectKey)) {
            throw Refusal.conflict("resumption.notAbandoned", projectKey);
        }
        events.happened(projectKey, ProjectEventRepository.Kind.RESUMED, reason, null, actor);
    }
}
