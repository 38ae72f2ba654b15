package safecity.binder;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** A binder as somebody reads it who has none of our code. */
record Bag(Map<String, byte[]> files) {

    static Bag of(byte[] zip) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip), StandardCharsets.UTF_8)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName().substring(entry.getName().indexOf('/') + 1), in.readAllBytes());
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return new Bag(files);
    }

    String text(String path) {
        return new String(files.get(path), StandardCharsets.UTF_8);
    }

    /** Path and hash of each line. */
    Map<String, String> manifest(String path) {
        Map<String, String> lines = new LinkedHashMap<>();
        text(path).lines().forEach(line -> lines.put(line.substring(66), line.substring(0, 64)));
        return lines;
    }

    static byte[] sha256(byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (byte[] part : parts) {
                digest.update(part);
            }
            return digest.digest();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    /** RFC 9162, 2.1.3.2: the root to which a leaf and the hashes beside its way lead. */
    static byte[] root(long entry, byte[] digest, int position, int size, Iterable<String> path) {
        byte[] hash =
                sha256(new byte[] {0}, ByteBuffer.allocate(8).putLong(entry).array(), digest);
        int fn = position;
        int sn = size - 1;
        for (String beside : path) {
            byte[] other = HexFormat.of().parseHex(beside);
            if (sn == 0) {
                throw new IllegalStateException("too long a way");
            }
            if (fn % 2 == 1 || fn == sn) {
                hash = sha256(new byte[] {1}, other, hash);
                while (fn % 2 == 0 && fn != 0) {
                    fn /= 2;
                    sn /= 2;
                }
            } else {
                hash = sha256(new byte[] {1}, hash, other);
            }
            fn /= 2;
            sn /= 2;
        }
        if (sn != 0) {
            throw new IllegalStateException("too short a way");
        }
        return hash;
    }
}
