package safecity.engine.release;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.springframework.core.io.Resource;

/**
 * A form as it is deployed: the file, with each {@code ${name}} replaced by the figure of that name; a value that is nothing
 * but a name becomes a number. A form that was deployed with an earlier figure keeps it for the tasks that were opened with it.
 */
final class ReleasedForm extends ReleasedFile {

    private static final String BEGIN = "${";
    private static final String END = "}";

    private final Map<String, Integer> figures;

    ReleasedForm(Resource file, Map<String, Integer> figures) {
        super(file);
        this.figures = figures;
    }

    /** @throws IOException also for a form that names a figure that there isn't: a mistake of this release */
    @Override
    public InputStream getInputStream() throws IOException {
        String text = file.getContentAsString(StandardCharsets.UTF_8);
        for (Map.Entry<String, Integer> figure : figures.entrySet()) {
            String name = BEGIN + figure.getKey() + END;
            text = text.replace('"' + name + '"', figure.getValue().toString())
                    .replace(name, figure.getValue().toString());
        }
        if (text.contains(BEGIN)) {
            throw new IOException(getDescription() + " names a figure that nobody knows");
        }
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
