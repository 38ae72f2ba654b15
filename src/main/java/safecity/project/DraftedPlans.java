package safecity.project;

import java.util.List;
import java.util.Optional;
import safecity.project.plan.PlanDocument;
import safecity.refusal.Refusal;

/** Plans that people write in the browser and that are no version yet; the room that has the editor keeps them. */
public interface DraftedPlans {

    /**
     * What was written since the last version.
     *
     * @return empty where nothing was
     * @throws Refusal {@code planDraft.incomplete} where something of it can't be read, {@code planDraft.overtaken} where
     *                 another version was adopted since it was begun
     */
    Optional<PlanDocument> of(String projectKey);

    /** The safety programmes of a first plan, one a line with its years; nothing where none is planned. */
    List<String> programmes(String projectKey);

    /** A change of the plan is begun: what became a version before, adopted or dropped, is no part of it. */
    void begun(String projectKey);

    /** It has become a version of the plan. */
    void became(String projectKey, int version);
}
