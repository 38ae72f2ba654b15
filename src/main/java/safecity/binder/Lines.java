package safecity.binder;

import org.jspecify.annotations.Nullable;
import safecity.notation.Csv;

/** The same lines as JSON, one a line, and as CSV, in files of some thousand lines. */
final class Lines {

    private static final int MOST = 2_000;

    private final BinderFiles files;
    private final String path;
    private final String[] head;
    private StringBuilder json = new StringBuilder();
    private Csv csv;
    private int lines;
    private int file = 1;

    Lines(BinderFiles files, String path, String... head) {
        this.files = files;
        this.path = path;
        this.head = head;
        this.csv = new Csv(head);
    }

    void add(Object value, @Nullable Object... cells) {
        json.append(BinderFiles.line(value)).append('\n');
        csv.row(cells);
        if (++lines == MOST) {
            end();
            json = new StringBuilder();
            csv = new Csv(head);
            lines = 0;
            file++;
        }
    }

    void end() {
        if (lines > 0 || file == 1) {
            String name = "%s-%05d".formatted(path, file);
            files.text(name + ".jsonl", json.toString());
            files.text(name + ".csv", csv.toString());
        }
    }
}
