package safecity.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What our papers call by the name of a class is there, here or in a library. */
class DocumentedNamesTest {

    private static final Path MAIN = Path.of("src/main/java/safecity");
    /** Settings of other programs that look like classes: the size limit of ClamAV. */
    private static final Set<String> SETTINGS = Set.of("StreamMaxLength");

    /** A name in backticks of two humps and more, alone or before a member. */
    private static final Pattern NAME = Pattern.compile("`([A-Z][a-z0-9]+(?:[A-Z][A-Za-z0-9]*)+)(?:[.(#][^`]*)?`");

    private static final Pattern TYPE = Pattern.compile("\\b(?:class|interface|enum|record|@interface) ([A-Z]\\w*)");
    private static final Pattern ROW =
            Pattern.compile("^\\| [^|]*[가-힣][^|]*\\|[^|]*\\|[^|]*\\|([^|]*)\\|$", Pattern.MULTILINE);
    private static final Pattern CLASS = Pattern.compile("`([a-z.]+)\\.([A-Z]\\w+)`");

    @Test
    void everyClassThatIsNamedExists() throws IOException {
        Set<String> known = types();
        known.addAll(SETTINGS);
        List<String> stale = new ArrayList<>();
        for (Path paper : papers()) {
            Matcher named = NAME.matcher(Files.readString(paper));
            while (named.find()) {
                if (!known.contains(named.group(1))) {
                    stale.add(paper + ": " + named.group(1));
                }
            }
        }
        assertThat(stale).as("names of classes that are nowhere").isEmpty();
    }

    @Test
    void theGlossaryLeadsToClasses() throws IOException {
        String text = Files.readString(Path.of("src/docs/glossary.md"));
        String procedures = text.substring(0, text.indexOf("## Web applications"));
        List<String> cells =
                ROW.matcher(procedures).results().map(row -> row.group(1)).toList();
        assertThat(cells).hasSizeGreaterThan(50);
        for (String cell : cells) {
            assertThat(CLASS.matcher(cell).results()).as(cell).isNotEmpty();
            CLASS.matcher(cell)
                    .results()
                    .forEach(named -> assertThat(MAIN.resolve(named.group(1).replace('.', '/'))
                                    .resolve(named.group(2) + ".java"))
                            .as(cell)
                            .exists());
        }
    }

    private static List<Path> papers() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/docs"))) {
            return Stream.concat(
                            Stream.of(Path.of("README.md")),
                            files.filter(file -> file.toString().endsWith(".md")))
                    .toList();
        }
    }

    private static Set<String> types() throws IOException {
        Set<String> names = new TreeSet<>();
        try (Stream<Path> sources = Files.walk(Path.of("src"))) {
            for (Path source :
                    sources.filter(file -> file.toString().endsWith(".java")).toList()) {
                TYPE.matcher(Files.readString(source)).results().forEach(type -> names.add(type.group(1)));
            }
        }
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            if (entry.endsWith(".jar")) {
                try (JarFile jar = new JarFile(entry)) {
                    jar.stream().forEach(file -> add(names, file.getName()));
                }
            }
        }
        try (ModuleReader jdk =
                        ModuleFinder.ofSystem().find("java.base").orElseThrow().open();
                Stream<String> files = jdk.list()) {
            files.forEach(file -> add(names, file));
        }
        return names;
    }

    private static void add(Set<String> names, String file) {
        if (file.endsWith(".class")) {
            names.add(file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('$')) + 1, file.length() - 6));
        }
    }
}
