package safecity.binder;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.CRC32;
import safecity.binder.Binder.Part;
import safecity.evidence.FiledPieces;
import safecity.refusal.Refusal;

/** The files of one binder while it is made. What is there already, from a making that was cut short, is not made again. */
final class BinderFiles {

    static final String RIGHT = "right";
    static final String BROKEN = "broken";

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    private final long binder;
    private final BinderRepository store;
    private final FiledPieces evidence;

    BinderFiles(long binder, BinderRepository store, FiledPieces evidence) {
        this.binder = binder;
        this.store = store;
        this.evidence = evidence;
    }

    boolean has(String path) {
        return store.has(binder, path);
    }

    void add(String path, byte[] content) {
        CRC32 crc = new CRC32();
        crc.update(content);
        store.add(
                binder,
                new Part(
                        path,
                        content.length,
                        HexFormat.of().formatHex(digest().digest(content)),
                        crc.getValue(),
                        content));
    }

    void text(String path, String text) {
        add(path, text.getBytes(StandardCharsets.UTF_8));
    }

    void json(String path, Object value) {
        text(path, line(value) + "\n");
    }

    /** A value as JSON on one line. */
    static String line(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /**
     * Evidence by its SHA-256. It is read here once; what doesn't read as it was filed is listed as left out.
     *
     * @throws Refusal {@code evidence.storeAway}: it may be there later
     */
    void evidence(String path, String sha256) {
        if (has(path)) {
            return;
        }
        CRC32 crc = new CRC32();
        MessageDigest digest = digest();
        long size = 0;
        try (InputStream content = evidence.open(sha256)) {
            byte[] piece = new byte[1 << 16];
            for (int read = content.read(piece); read >= 0; read = content.read(piece)) {
                crc.update(piece, 0, read);
                digest.update(piece, 0, read);
                size += read;
            }
        } catch (IOException unreadable) {
            leaveOut("evidence", path, BROKEN);
            return;
        }
        if (HexFormat.of().formatHex(digest.digest()).equals(sha256)) {
            store.add(binder, new Part(path, size, sha256, crc.getValue(), null));
        } else {
            leaveOut("evidence", path, BROKEN);
        }
    }

    /** @param reason {@link #RIGHT} or {@link #BROKEN} */
    void leaveOut(String kind, String what, String reason) {
        store.leaveOut(binder, kind, what, reason);
    }

    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
