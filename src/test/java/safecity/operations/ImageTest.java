package safecity.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The image's first stage builds the product: it needs all that Maven reads here, and nothing else reaches it. */
class ImageTest {

    /** What a resource of the build is taken from: {@code <directory>processes</directory>}. */
    private static final Pattern RESOURCES = Pattern.compile("<resource>\\s*<directory>([^<]+)</directory>");

    @Test
    void whatTheBuildReadsIsCopiedIntoTheImagesFirstStage() throws IOException {
        List<String> copied = Files.readAllLines(Path.of("docker/Dockerfile")).stream()
                .filter(line -> line.startsWith("COPY ") && !line.contains("--from"))
                .map(line -> line.split(" ")[line.contains("--chmod") ? 2 : 1])
                .toList();
        List<String> sent = Files.readAllLines(Path.of("docker/Dockerfile.dockerignore")).stream()
                .filter(line -> line.startsWith("!"))
                .map(line -> line.substring(1))
                .toList();

        assertThat(copied).containsAll(readByTheBuild()).containsExactlyInAnyOrderElementsOf(sent);
    }

    /** {@code .mvn}: the compiler's checks run in Maven's own process, which is opened for them there. */
    private static List<String> readByTheBuild() throws IOException {
        Stream<String> resources = RESOURCES
                .matcher(Files.readString(Path.of("pom.xml")))
                .results()
                .map(found -> found.group(1))
                .map(directory -> directory.startsWith("src/main") ? "src/main" : directory);
        return Stream.concat(Stream.of("pom.xml", ".mvn", "src/main"), resources)
                .distinct()
                .toList();
    }
}
