package safecity.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.LongSupplier;
import safecity.refusal.Refusal;

/**
 * A file on its way in: in a place of ours under a name of ours, with its SHA-256 computed while it arrived. Closing it
 * takes it away; what was not stored by then never was here.
 */
record UploadedFile(Path file, long size, String sha256) implements AutoCloseable {

    private static final int BUFFER = 1 << 16;
    private static final long GRACE_NANOS = 30_000_000_000L;
    private static final int SLOWEST_BYTES_A_SECOND = 4096;

    /**
     * @param most bytes that are taken
     * @param file of ours, still empty
     * @throws Refusal     {@code evidence.tooLarge}, {@code evidence.tooSlow}, {@code evidence.empty}
     * @throws IOException when the sender breaks off
     */
    static UploadedFile of(InputStream content, long most, Path file) throws IOException {
        return of(content, most, file, System::nanoTime);
    }

    static UploadedFile of(InputStream content, long most, Path file, LongSupplier nanos) throws IOException {
        long begin = nanos.getAsLong();
        boolean arrived = false;
        try {
            MessageDigest digest = sha256Digest();
            long size = 0;
            try (OutputStream out = new DigestOutputStream(Files.newOutputStream(file), digest)) {
                byte[] buffer = new byte[BUFFER];
                for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                    size += read;
                    if (size > most) {
                        throw tooLarge(most);
                    }
                    if (isTooSlow(size, nanos.getAsLong() - begin)) {
                        throw Refusal.tooSlow("evidence.tooSlow").field("file");
                    }
                    out.write(buffer, 0, read);
                }
            }
            if (size == 0) {
                throw Refusal.of("evidence.empty").field("file");
            }
            arrived = true;
            return new UploadedFile(file, size, HexFormat.of().formatHex(digest.digest()));
        } finally {
            if (!arrived) {
                Files.deleteIfExists(file);
            }
        }
    }

    /** A line that is merely slow is faster by far; what is slower holds a thread of ours for as long as it likes. */
    private static boolean isTooSlow(long size, long nanos) {
        return nanos > GRACE_NANOS && size < nanos / 1_000_000_000.0 * SLOWEST_BYTES_A_SECOND;
    }

    static Refusal tooLarge(long most) {
        return Refusal.tooLarge("evidence.tooLarge", most >> 20).field("file");
    }

    static MessageDigest sha256Digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
    }
}
