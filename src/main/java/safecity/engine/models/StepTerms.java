package safecity.engine.models;

import java.util.Map;

/** Which steps of the newest models have to be done within a period of the law. */
public interface StepTerms {

    /** The period's key by the id of the model, a slash and the id of the user task. */
    Map<String, String> legalPeriods();
}
