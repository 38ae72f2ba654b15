package safecity.modelling;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * How many criteria there are, and what they are called, says the scheme of a project and nothing else: no model, form,
 * message, page, migration or line of code counts them or names one by its number.
 */
class NothingCountsCriteriaTest {

    private static final Path SCHEMES = Path.of("src/main/resources/schemes");
    private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");

    /** From here on migrations don't count; what ran before is history, and V180 has taken the counting away. */
    private static final String FIRST_MIGRATION = "V180";

    private static final List<Pattern> COUNTING = List.of(
            Pattern.compile("(criterion|chapter|section)[-_.]?[1-9](?![0-9.])", Pattern.CASE_INSENSITIVE),
            Pattern.compile("(?<!제)(공인)?기준 ?[1-9](?![0-9]*(일|월|년|,))"),
            Pattern.compile("(?<![0-9])[1-9]대 ?기준|[1-9]개 ?(공인)?(기준|항목|장)(?![가-힣])|(여섯|일곱) ?(기준|장|항목)"),
            Pattern.compile("\\b(six|seven)\\b[^.\\n]{0,30}\\b(criteri|chapter)", Pattern.CASE_INSENSITIVE),
            Pattern.compile("criterion[^;\\n]{0,30}between\\s+\\d", Pattern.CASE_INSENSITIVE));

    @Test
    void noFileCountsTheCriteriaOrNamesOneByItsNumber() throws IOException {
        List<Pattern> counting = new ArrayList<>(COUNTING);
        counting.add(numberedNames());
        List<String> found = new ArrayList<>();
        for (Path file : written()) {
            String text = withoutComments(file);
            counting.forEach(one ->
                    one.matcher(text).results().forEach(hit -> found.add(file + ": " + around(text, hit.start()))));
        }
        assertThat(found).isEmpty();
    }

    /** Or the patterns would find nothing at all. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "chapter6",
                "\"criterion-2\"",
                "finding.criterion.5=",
                "기준 3",
                "공인기준 6개 항목",
                "6대 기준",
                "여섯 기준별로",
                "the six chapters of the criteria",
                "criterion BETWEEN 1 AND 6",
                "4 취약계층",
                "7. Ongoing participation in networks",
            })
    void whatWouldCountIsFound(String counted) throws IOException {
        List<Pattern> counting = new ArrayList<>(COUNTING);
        counting.add(numberedNames());
        assertThat(counting).anyMatch(one -> one.matcher(counted).find());
    }

    private static List<Path> written() throws IOException {
        List<Path> files = new ArrayList<>();
        for (Path root : List.of(
                Path.of("processes"), Path.of("forms"), Path.of("src/main/java"), Path.of("src/main/resources"))) {
            try (Stream<Path> all = Files.walk(root)) {
                all.filter(file -> file.toString().matches(".*\\.(bpmn|dmn|form|java|properties|sql|html|yaml)"))
                        .filter(file -> !file.startsWith(SCHEMES))
                        .filter(file -> !file.startsWith(MIGRATIONS)
                                || file.getFileName().toString().compareTo(FIRST_MIGRATION) >= 0)
                        .sorted()
                        .forEach(files::add);
            }
        }
        return files;
    }

    /** An example in a comment counts nothing. */
    private static String withoutComments(Path file) throws IOException {
        String text = Files.readString(file);
        return file.toString().endsWith(".java") ? text.replaceAll("(?s)/\\*.*?\\*/|//[^\\n]*", "") : text;
    }

    /** {@code 2 손상감시체계}, {@code 2. 손상감시체계} and the like, of each scheme of the product. */
    private static Pattern numberedNames() throws IOException {
        List<String> names = new ArrayList<>();
        try (Stream<Path> schemes = Files.list(SCHEMES)) {
            for (Path scheme : (Iterable<Path>) schemes::iterator) {
                for (JsonNode criterion : new ObjectMapper(new YAMLFactory())
                        .readTree(scheme.toFile())
                        .path("criteria")) {
                    for (String name : List.of("nameKo", "nameEn")) {
                        names.add(criterion.path("no").asText() + "[.:]? ?"
                                + Pattern.quote(criterion.path(name).asText()));
                    }
                }
            }
        }
        return Pattern.compile("(?<![0-9])(" + String.join("|", names) + ")");
    }

    private static String around(String text, int start) {
        return text.substring(Math.max(0, start - 30), Math.min(text.length(), start + 40))
                .replace('\n', ' ');
    }
}
