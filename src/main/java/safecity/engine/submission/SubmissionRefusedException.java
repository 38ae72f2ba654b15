package safecity.engine.submission;

import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import safecity.refusal.Refusal;

/** A {@link Refusal} in the form that the engine's REST API answers with 400 and the sentence. */
class SubmissionRefusedException extends FormFieldValidationException {

    SubmissionRefusedException(String sentence, Refusal cause) {
        super(cause.code(), sentence, cause);
    }
}
