package safecity.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every decision has one form, fits a screen and stands in the index under its own title. */
class DecisionRecordsTest {

    private static final Path FOLDER = Path.of("src/docs/adr");
    private static final int MOST_LINES = 60;
    private static final Pattern HEAD = Pattern.compile("# (\\d{4}) (.+)\n\n"
            + "\\*\\*Status\\*\\* (?:accepted|proposed) · \\*\\*Date\\*\\* (\\d{4}-\\d{2}-\\d{2})\n\n"
            + "\\*\\*Context\\.\\*\\* ");
    private static final Pattern SECTION = Pattern.compile("(?<=\n\n)\\*\\*([^*\n]+)\\*\\*");
    private static final Pattern ROW = Pattern.compile("^\\| \\[.*", Pattern.MULTILINE);

    static List<Path> decisions() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.getFileName().toString().matches("\\d{4}-.*\\.md"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("decisions")
    void aDecisionHasTheOneForm(Path file) throws IOException {
        String text = Files.readString(file);
        assertThat(HEAD.matcher(text).lookingAt())
                .as(
                        "%s begins: # %s Title, **Status** accepted · **Date** 2026-11-28, **Context.** …",
                        file, file.getFileName().toString().substring(0, 4))
                .isTrue();
        assertThat(SECTION.matcher(text).results().map(section -> section.group(1)))
                .as("%s: a paragraph begins in bold where a section begins, nowhere else", file)
                .containsExactly("Status", "Context.", "Decision.", "Price.", "Not chosen.");
        assertThat(text.lines().count()).as("%s fits a screen", file).isLessThanOrEqualTo(MOST_LINES);
    }

    @Test
    void theIndexNamesEveryDecisionAndNothingElse() throws IOException {
        List<String> expected =
                decisions().stream().map(DecisionRecordsTest::row).toList();
        assertThat(ROW.matcher(Files.readString(FOLDER.resolve("README.md")))
                        .results()
                        .map(row -> row.group()))
                .as("rows of %s/README.md", FOLDER)
                .containsExactlyElementsOf(expected);
    }

    private static String row(Path file) {
        try {
            Matcher head = HEAD.matcher(Files.readString(file));
            assertThat(head.lookingAt()).as("head of %s", file).isTrue();
            assertThat(file.getFileName().toString()).startsWith(head.group(1));
            return "| [%s](%s) | %s | %s |".formatted(head.group(1), file.getFileName(), head.group(2), head.group(3));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
