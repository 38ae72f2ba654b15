package safecity.binder;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import safecity.ledger.ExcerptCheck;

/** Checks a binder with nothing but the file: every byte of the archive, every hash, every proof of the ledger. */
final class BinderVerification {

    private static final String MANIFEST = "manifest-sha256.txt";
    private static final String TAGS = "tagmanifest-sha256.txt";
    private static final String LEDGER = "data/ledger/";
    private static final Pattern LINE = Pattern.compile("([0-9a-f]{64}) {2}(.+)");
    private static final String DIRECTORY = "the directory of the ZIP";

    private final Path file;
    private final ExcerptCheck ledger;
    private final Map<String, String> found = new LinkedHashMap<>();

    /** @param heads that were kept elsewhere, one to a line; may be empty */
    BinderVerification(Path file, String heads) {
        this.file = file;
        this.ledger = new ExcerptCheck(heads);
    }

    /** The first thing that is not as it was made. */
    record Difference(String file, String why) {}

    int files() {
        return found.size();
    }

    ExcerptCheck ledger() {
        return ledger;
    }

    /** @throws IOException when the file itself can't be read */
    Optional<Difference> first() throws IOException {
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new NoSuchFileException(file.toString());
        }
        try (ZipFile zip = new ZipFile(file.toFile(), StandardCharsets.UTF_8)) {
            List<? extends ZipEntry> entries = zip.stream().toList();
            Optional<Difference> inContents = contents(zip, entries);
            return inContents
                    .or(() -> listed(zip, TAGS, path -> !path.startsWith("data/") && !path.equals(TAGS)))
                    .or(() -> listed(zip, MANIFEST, path -> path.startsWith("data/")))
                    .or(() -> archive(zip, entries))
                    .or(() -> ledger(zip));
        } catch (IOException | IllegalArgumentException damaged) {
            return Optional.of(new Difference(DIRECTORY, "it can't be read"));
        }
    }

    private Optional<Difference> contents(ZipFile zip, List<? extends ZipEntry> entries) {
        for (ZipEntry entry : entries) {
            CRC32 crc = new CRC32();
            MessageDigest digest = BinderFiles.digest();
            try (InputStream content = zip.getInputStream(entry)) {
                byte[] piece = new byte[1 << 16];
                for (int read = content.read(piece); read >= 0; read = content.read(piece)) {
                    crc.update(piece, 0, read);
                    digest.update(piece, 0, read);
                }
            } catch (IOException damaged) {
                return differs(entry, "what the ZIP says of it differs");
            }
            if (crc.getValue() != entry.getCrc()) {
                return differs(entry, "its content differs from the sum in the ZIP");
            }
            found.put(inside(entry), HexFormat.of().formatHex(digest.digest()));
        }
        return Optional.empty();
    }

    /** What a manifest names is there with this hash, and nothing else is. */
    private Optional<Difference> listed(ZipFile zip, String manifest, Predicate<String> concerned) {
        Map<String, String> said = new LinkedHashMap<>();
        try (BufferedReader lines = reader(zip, manifest)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Matcher parts = LINE.matcher(line);
                if (!parts.matches()) {
                    return Optional.of(new Difference(manifest, "a line of it can't be read"));
                }
                said.put(BagSection.decoded(parts.group(2)), parts.group(1));
            }
        } catch (IOException missing) {
            return Optional.of(new Difference(manifest, "it is missing"));
        }
        for (Map.Entry<String, String> one : said.entrySet()) {
            String hash = found.get(one.getKey());
            if (!one.getValue().equals(hash)) {
                return Optional.of(new Difference(
                        one.getKey(), hash == null ? "it is missing" : "its content differs from " + manifest));
            }
        }
        return found.keySet().stream()
                .filter(path -> concerned.test(path) && !said.containsKey(path))
                .findFirst()
                .map(path -> new Difference(path, "it is in no manifest"));
    }

    /** Writes the archive again and compares: so nothing beside the contents can differ either. */
    private Optional<Difference> archive(ZipFile zip, List<? extends ZipEntry> entries) {
        String current = DIRECTORY;
        try (InputStream original = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
                Comparing comparing = new Comparing(original);
                ZipOutputStream again = BinderArchive.zip(comparing)) {
            for (ZipEntry entry : entries) {
                current = inside(entry);
                again.putNextEntry(BinderArchive.entry(entry.getName(), entry.getSize(), entry.getCrc()));
                try (InputStream content = zip.getInputStream(entry)) {
                    content.transferTo(again);
                }
                again.closeEntry();
                if (comparing.differs) {
                    return Optional.of(new Difference(current, "what the ZIP says of it differs"));
                }
            }
            current = DIRECTORY;
            again.finish();
            return comparing.differs || original.read() >= 0
                    ? Optional.of(new Difference(DIRECTORY, "it differs"))
                    : Optional.empty();
        } catch (IOException damaged) {
            return Optional.of(new Difference(current, "what the ZIP says of it differs"));
        }
    }

    private Optional<Difference> ledger(ZipFile zip) {
        List<String> seals = named("seals-");
        List<String> entries = named("entries-");
        try {
            Optional<String> wrong = ledger.head(text(zip, LEDGER + "head.json"));
            if (wrong.isPresent()) {
                return Optional.of(new Difference(LEDGER + "head.json", wrong.get()));
            }
            for (String path : seals) {
                wrong = read(zip, path, ledger::seals);
                if (wrong.isPresent()) {
                    return Optional.of(new Difference(path, wrong.get()));
                }
            }
            wrong = ledger.chain();
            if (wrong.isPresent()) {
                return Optional.of(new Difference(LEDGER + "head.json", wrong.get()));
            }
            for (String path : entries) {
                wrong = read(zip, path, ledger::entries);
                if (wrong.isPresent()) {
                    return Optional.of(new Difference(path, wrong.get()));
                }
            }
            return Optional.empty();
        } catch (IOException missing) {
            return Optional.of(new Difference(LEDGER, "it can't be read"));
        }
    }

    @FunctionalInterface
    private interface Reading {
        Optional<String> read(BufferedReader file) throws IOException;
    }

    private Optional<String> read(ZipFile zip, String path, Reading reading) throws IOException {
        try (BufferedReader lines = reader(zip, path)) {
            return reading.read(lines);
        }
    }

    private List<String> named(String start) {
        List<String> paths = new ArrayList<>(found.keySet().stream()
                .filter(path -> path.startsWith(LEDGER + start))
                .toList());
        paths.sort(null);
        return paths;
    }

    private String text(ZipFile zip, String path) throws IOException {
        try (InputStream content = open(zip, path)) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private BufferedReader reader(ZipFile zip, String path) throws IOException {
        return new BufferedReader(new InputStreamReader(open(zip, path), StandardCharsets.UTF_8));
    }

    private InputStream open(ZipFile zip, String path) throws IOException {
        ZipEntry entry = zip.stream()
                .filter(one -> inside(one).equals(path))
                .findFirst()
                .orElseThrow(() -> new IOException(path + " is missing"));
        return zip.getInputStream(entry);
    }

    private static Optional<Difference> differs(ZipEntry entry, String why) {
        return Optional.of(new Difference(inside(entry), why));
    }

    /** Without the folder around everything. */
    private static String inside(ZipEntry entry) {
        return entry.getName().substring(entry.getName().indexOf('/') + 1);
    }

    /** Compares what is written with another stream. */
    private static final class Comparing extends OutputStream {

        private final InputStream other;
        private boolean differs;

        Comparing(InputStream other) {
            this.other = other;
        }

        @Override
        public void write(int one) throws IOException {
            differs |= other.read() != (one & 0xff);
        }

        @Override
        public void write(byte[] those, int from, int length) throws IOException {
            byte[] theirs = other.readNBytes(length);
            differs |= !Arrays.equals(theirs, 0, theirs.length, those, from, from + length);
        }
    }
}
