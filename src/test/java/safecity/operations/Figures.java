package safecity.operations;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** A table of what was measured, printed and appended to {@code target/benchmark.txt}. */
public final class Figures {

    private static final Path FILE = Path.of("target", "benchmark.txt");

    private final String title;
    private final List<String> lines = new ArrayList<>();

    public Figures(String title) {
        this.title = title;
    }

    public Figures add(String what, double figure, String unit) {
        lines.add("  %-64s %10.2f %s".formatted(what, figure, unit));
        return this;
    }

    public void print() throws IOException {
        String table = System.lineSeparator()
                + title
                + System.lineSeparator()
                + String.join(System.lineSeparator(), lines)
                + System.lineSeparator();
        System.out.print(table);
        Files.createDirectories(FILE.getParent());
        Files.writeString(FILE, table, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
