package safecity.binder;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.time.LocalDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.springframework.stereotype.Component;
import safecity.evidence.FiledPieces;

/**
 * Writes a binder as a ZIP, a file after the other, never the whole in memory. Nothing is compressed and every file has one and the
 * same time, so that the same files are the same bytes with every release of Java.
 */
@Component
class BinderArchive {

    /** ZIP has no zone; with this one Java writes no second time beside it. */
    private static final LocalDateTime TIME = LocalDateTime.of(1980, 2, 1, 0, 0);

    private final BinderRepository store;
    private final FiledPieces evidence;

    BinderArchive(BinderRepository store, FiledPieces evidence) {
        this.store = store;
        this.evidence = evidence;
    }

    record Whole(int files, long size, String sha256) {}

    Whole measure(Binder binder) throws IOException {
        Counting counting = new Counting();
        DigestOutputStream digest = new DigestOutputStream(counting, BinderFiles.digest());
        int files = write(binder, digest);
        return new Whole(
                files,
                counting.bytes,
                HexFormat.of().formatHex(digest.getMessageDigest().digest()));
    }

    /** @return how many files; the stream stays open */
    int write(Binder binder, OutputStream out) throws IOException {
        List<Binder.Part> parts = store.parts(binder.id());
        ZipOutputStream zip = zip(out);
        for (Binder.Part part : parts) {
            zip.putNextEntry(entry(binder.name() + "/" + part.path(), part.size(), part.crc()));
            try (InputStream content = open(binder, part)) {
                content.transferTo(zip);
            }
            zip.closeEntry();
        }
        zip.finish();
        zip.flush();
        return parts.size();
    }

    static ZipOutputStream zip(OutputStream out) {
        return new ZipOutputStream(out, StandardCharsets.UTF_8);
    }

    static ZipEntry entry(String name, long size, long crc) {
        ZipEntry entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setTimeLocal(TIME);
        entry.setSize(size);
        entry.setCrc(crc);
        return entry;
    }

    private InputStream open(Binder binder, Binder.Part part) throws IOException {
        byte[] content = store.content(binder.id(), part.path()).orElse(null);
        return content == null ? evidence.open(part.sha256()) : new ByteArrayInputStream(content);
    }

    private static final class Counting extends OutputStream {

        private long bytes;

        @Override
        public void write(int one) {
            bytes++;
        }

        @Override
        public void write(byte[] those, int from, int length) {
            bytes += length;
        }
    }
}
