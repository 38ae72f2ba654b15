package safecity.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The bytes in PostgreSQL, in pieces, in the transaction that writes the row about them. */
@Component
class DatabaseContents implements ContentStore {

    private static final int PIECE = 1 << 20;

    private final JdbcClient jdbc;

    DatabaseContents(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String place() {
        return "DATABASE";
    }

    @Override
    public void keep(String sha256, Path file, long size) throws IOException {
        try (InputStream content = Files.newInputStream(file)) {
            int position = 0;
            for (byte[] piece = content.readNBytes(PIECE); piece.length > 0; piece = content.readNBytes(PIECE)) {
                jdbc.sql("INSERT INTO evidence_piece (sha256, position, bytes) VALUES (?, ?, ?)")
                        .params(sha256, position++, piece).update();
            }
        }
    }

    @Override
    public void copy(String sha256, OutputStream to) throws IOException {
        int position = 0;
        for (Optional<byte[]> piece = piece(sha256, position); piece.isPresent(); piece = piece(sha256, ++position)) {
            to.write(piece.get());
        }
        if (position == 0) {
            throw new IOException("no content " + sha256);
        }
    }

    private Optional<byte[]> piece(String sha256, int position) {
        return jdbc.sql("SELECT bytes FROM evidence_piece WHERE sha256 = ? AND position = ?").params(sha256, position)
                .query(byte[].class).optional();
    }
}
