package safecity.engine.release;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import safecity.engine.guard.ModelIds;

/** The models, tables and forms that this release brings along, all municipalities' at once. */
public final class ReleasedModels {

    private static final Set<String> PLACES =
            Set.of("classpath*:processes/**/*.bpmn", "classpath*:processes/**/*.dmn", "classpath*:forms/**/*.form");

    private ReleasedModels() {}

    /** As {@link ModelIds} names them. */
    public static Set<String> ids() {
        Set<String> ids = new TreeSet<>();
        try {
            for (String place : PLACES) {
                for (Resource file : new PathMatchingResourcePatternResolver().getResources(place)) {
                    ids.addAll(ModelIds.of(file.getFilename(), file.getContentAsByteArray()));
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return ids;
    }
}
