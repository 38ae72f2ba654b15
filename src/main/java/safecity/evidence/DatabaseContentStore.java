package safecity.evidence;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The bytes in PostgreSQL, in pieces, in the transaction that writes the row about them. */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class DatabaseContentStore implements ContentStore {

    private static final int PIECE = 1 << 20;

    private final JdbcClient jdbc;

    DatabaseContentStore(JdbcClient jdbc) {
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
                        .params(sha256, position++, piece)
                        .update();
            }
        }
    }

    @Override
    public InputStream open(String sha256) throws IOException {
        Optional<byte[]> first = piece(sha256, 0);
        if (first.isEmpty()) {
            throw new IOException("no content " + sha256);
        }
        return new SequenceInputStream(new Pieces(sha256, first));
    }

    private Optional<byte[]> piece(String sha256, int position) {
        return jdbc.sql("SELECT bytes FROM evidence_piece WHERE sha256 = ? AND position = ?")
                .params(sha256, position)
                .query(byte[].class)
                .optional();
    }

    /** One piece after the other, each fetched when its turn comes. */
    private final class Pieces implements Enumeration<InputStream> {

        private final String sha256;
        private int position;
        private Optional<byte[]> next;

        Pieces(String sha256, Optional<byte[]> first) {
            this.sha256 = sha256;
            this.next = first;
        }

        @Override
        public boolean hasMoreElements() {
            return next.isPresent();
        }

        @Override
        public InputStream nextElement() {
            InputStream piece = new ByteArrayInputStream(next.orElseThrow(NoSuchElementException::new));
            next = piece(sha256, ++position);
            return piece;
        }
    }
}
