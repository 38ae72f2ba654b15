package safecity.engine.forms;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import org.camunda.spin.plugin.variable.SpinValues;
import org.camunda.spin.plugin.variable.value.JsonValue;
import safecity.engine.models.ModelBean;

/** Turns what a choice of a form is to offer into the JSON variable from which the form takes it ({@code valuesKey}). */
@ModelBean("formOptions")
public class FormOptions {

    private final ObjectMapper json;

    FormOptions(ObjectMapper json) {
        this.json = json;
    }

    /** @param options each a {@code label} and a {@code value} */
    public JsonValue of(List<Map<String, String>> options) {
        return SpinValues.jsonValue(json.valueToTree(options).toString()).create();
    }
}
