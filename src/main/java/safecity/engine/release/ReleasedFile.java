package safecity.engine.release;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.List;
import org.springframework.core.io.AbstractResource;
import org.springframework.core.io.ContextResource;
import org.springframework.core.io.Resource;

/**
 * A file of the release under the name by which the engine keeps it: its path, such as {@code forms/approval/decide.form}.
 * Left to itself the engine takes the whole path of a file on a disk, and of one in a jar no more than its last part, so that
 * of two forms called alike one would be lost.
 */
class ReleasedFile extends AbstractResource implements ContextResource {

    private static final List<String> PLACES = List.of("/processes/", "/forms/");

    final Resource file;

    ReleasedFile(Resource file) {
        this.file = file;
    }

    @Override
    public String getPathWithinContext() {
        try {
            String url = file.getURL().toString();
            int at = PLACES.stream().mapToInt(url::lastIndexOf).max().orElse(-1);
            if (at < 0) {
                throw new IllegalStateException(url + " lies in none of " + PLACES);
            }
            return url.substring(at + 1);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return file.getInputStream();
    }

    @Override
    public File getFile() throws IOException {
        return file.getFile();
    }

    @Override
    public URL getURL() throws IOException {
        return file.getURL();
    }

    @Override
    public String getFilename() {
        return file.getFilename();
    }

    @Override
    public String getDescription() {
        return file.getDescription();
    }
}
