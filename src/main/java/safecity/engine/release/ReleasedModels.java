package safecity.engine.release;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import safecity.engine.guard.ModelIds;

/** The models, tables and forms that this release brings along, all municipalities' at once. */
public final class ReleasedModels {

    private static final Set<String> PLACES =
            Set.of("classpath*:processes/**/*.bpmn", "classpath*:processes/**/*.dmn", "classpath*:forms/**/*.form");

    private static final String FORM = ".form";

    private ReleasedModels() {}

    /**
     * The files as they are deployed: each under its path, forms with their figures filled in.
     *
     * @param figures whole numbers by the name that forms give them
     */
    public static Resource[] deployed(Resource[] files, Map<String, Integer> figures) {
        return Arrays.stream(files)
                .map(file -> String.valueOf(file.getFilename()).endsWith(FORM)
                        ? new ReleasedForm(file, figures)
                        : new ReleasedFile(file))
                .toArray(Resource[]::new);
    }

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
