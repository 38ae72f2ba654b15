package safecity.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** How every Korean text that people read is written: sentences, forms, models, decision tables, the vendor's screens. */
class WordsTest {

    private static final List<Path> ROOTS =
            List.of(Path.of("forms"), Path.of("processes"), Path.of("src/main/resources"), Path.of("src/main/java"));
    private static final Pattern READ = Pattern.compile(".*\\.(properties|form|bpmn|dmn|json|yaml|html|js|java)");

    /** A particle that leaves the choice to the reader. */
    private static final Pattern UNDECIDED =
            Pattern.compile("은\\(는\\)|는\\(은\\)|이\\(가\\)|가\\(이\\)|을\\(를\\)|를\\(을\\)|\\(으\\)로|와\\(과\\)|과\\(와\\)");

    @Test
    void aParticleIsDecided() {
        assertThat(ROOTS.stream()
                        .flatMap(WordsTest::files)
                        .filter(file -> UNDECIDED.matcher(text(file)).find()))
                .isEmpty();
    }

    private static Stream<Path> files(Path root) {
        try {
            return Files.walk(root).filter(file -> READ.matcher(file.toString()).matches());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
