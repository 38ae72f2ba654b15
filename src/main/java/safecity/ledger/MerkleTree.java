package safecity.ledger;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;

/**
 * The hashes of a seal, as RFC 6962 makes them: a leaf is SHA-256 over 0x00 and its content, a node over 0x01 and its two
 * children; where a row has an odd number of nodes, the last goes up as it is.
 */
final class MerkleTree {

    static final int BYTES = 32;

    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    private MerkleTree() {}

    /** @param digest of the entry's salt and body, 32 bytes */
    static byte[] leaf(long entry, byte[] digest) {
        return sha256(ByteBuffer.allocate(1 + Long.BYTES + digest.length)
                .put(LEAF)
                .putLong(entry)
                .put(digest)
                .array());
    }

    /** @param leaves at least one */
    static byte[] root(List<byte[]> leaves) {
        List<List<byte[]>> levels = levels(leaves);
        return levels.get(levels.size() - 1).get(0);
    }

    /** All rows of the tree, the leaves first, the root alone last. @param leaves at least one */
    static List<List<byte[]>> levels(List<byte[]> leaves) {
        List<List<byte[]>> levels = new ArrayList<>();
        levels.add(leaves);
        List<byte[]> row = leaves;
        while (row.size() > 1) {
            List<byte[]> above = new ArrayList<>(row.size() / 2 + 1);
            for (int left = 0; left < row.size(); left += 2) {
                above.add(left + 1 < row.size() ? node(row.get(left), row.get(left + 1)) : row.get(left));
            }
            levels.add(above);
            row = above;
        }
        return levels;
    }

    static byte[] sha256(byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (byte[] part : parts) {
                digest.update(part);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static byte[] node(byte[] left, byte[] right) {
        return sha256(new byte[] {NODE}, left, right);
    }
}
