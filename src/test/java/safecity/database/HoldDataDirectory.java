package safecity.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;

/** A process that can be killed: starts the database of a directory, says where it is and waits for its end. */
final class HoldDataDirectory {

    static final String READY = "ready on port ";

    private HoldDataDirectory() {}

    public static void main(String[] arguments) throws IOException {
        try (DataDirectory directory = DataDirectory.open(Path.of(arguments[0]));
                EmbeddedPostgres postgres = directory.startPostgres()) {
            System.out.println(READY + postgres.getPort());
            System.in.read();
        }
    }
}
