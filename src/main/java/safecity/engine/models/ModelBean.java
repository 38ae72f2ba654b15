package safecity.engine.models;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.core.annotation.AliasFor;
import org.springframework.stereotype.Component;

/**
 * A Spring bean that the models may call by its name, as {@code ${ordinances.register(projectKey)}}. Only beans with
 * this mark are known to the engine's expressions: any other bean of the application stays out of their reach.
 */
@Documented
@Component
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface ModelBean {

    /** The name in the models, a plural noun or an agent noun in camelCase. */
    @AliasFor(annotation = Component.class, attribute = "value")
    String value();
}
