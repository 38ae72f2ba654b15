package safecity.engine;

import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import safecity.refusal.Refusal;

/** A {@link Refusal} in the form that the engine's REST API answers with 400 and the sentence. */
class RefusedSubmission extends FormFieldValidationException {

    RefusedSubmission(String sentence, Refusal cause) {
        super(cause.code(), sentence, cause);
    }
}
