package safecity.engine.forms;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.InputStream;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

/** Delivers a form to nobody in particular: what it offers by name is offered by nobody. */
final class FormsWithoutChoices {

    private FormsWithoutChoices() {}

    static InputStream delivered(ObjectMapper json, InputStream form) {
        return new FormDelivery(json, new StaticListableBeanFactory().getBeanProvider(FormChoices.class))
                .delivered(form, null);
    }
}
