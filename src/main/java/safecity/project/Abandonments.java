package safecity.project;

import java.util.Map;
import safecity.engine.models.ModelBean;
import safecity.engine.models.ModelContract;
import safecity.engine.processes.MessageCorrelation;
import safecity.refusal.Refusal;

/** Proposals to give a project up. Whether it is given up is decided by the mayor, within the running project. */
@ModelBean("abandonments")
public class Abandonments {

    private final ProjectAccess access;
    private final MessageCorrelation messages;

    Abandonments(ProjectAccess access, MessageCorrelation messages) {
        this.access = access;
        this.messages = messages;
    }

    /**
     * @param municipality of the person who asks; null or empty for the system
     * @param actor        account id of the person who asks
     * @return id of the project's municipality
     * @throws Refusal {@code project.unknown} also for a project of another municipality
     */
    public String requested(String projectKey, String municipality, String actor) {
        return access.started(projectKey, municipality, actor).municipality();
    }

    /**
     * Hands the proposal to the running project, where it goes to the mayor.
     *
     * @param reason becomes the title of the document that is decided on
     * @throws Refusal {@code abandonment.notRunning} when no certification of the project is under way
     */
    public void propose(String projectKey, String reason) {
        if (messages.correlate(
                        ModelContract.Messages.ABANDONMENT_PROPOSED,
                        projectKey,
                        Map.of(ModelContract.Variables.ABANDONMENT_REASON, reason.strip()))
                == 0) {
            throw Refusal.conflict("abandonment.notRunning", projectKey).field("projectKey");
        }
    }
}
