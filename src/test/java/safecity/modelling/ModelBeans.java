package safecity.modelling;

import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import safecity.engine.models.ModelBean;

/** The beans that are handed to the models, by the name that the models call them. */
final class ModelBeans {

    private ModelBeans() {}

    static Map<String, Class<?>> types() {
        ClassPathScanningCandidateComponentProvider scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(ModelBean.class));
        return scanner.findCandidateComponents("safecity").stream()
                .map(candidate -> type(candidate.getBeanClassName()))
                .collect(Collectors.toMap(
                        type -> type.getAnnotation(ModelBean.class).value(), type -> type));
    }

    private static Class<?> type(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
