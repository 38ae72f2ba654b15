package safecity.ledger;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;

/**
 * A number of entries under one head. Who holds the head of a seal holds everything up to it: the head covers the root over the
 * entries and the head before.
 *
 * @param number   from 1 on, without a gap
 * @param entries  how many entries it covers
 * @param root     of the {@link MerkleTree} over them
 * @param previous head of the seal before; 32 zero bytes for the first
 * @param sealedAt by the database's clock, whole microseconds
 */
record Seal(long number, int entries, byte[] root, byte[] previous, Instant sealedAt) {

    static final byte[] NONE = new byte[MerkleTree.BYTES];

    Seal {
        sealedAt = sealedAt.truncatedTo(ChronoUnit.MICROS);
    }

    /** SHA-256 of the seal as canonical JSON (RFC 8785): names in order, every value a text. */
    byte[] head() {
        HexFormat hex = HexFormat.of();
        String text = "{\"entries\":\"%d\",\"previous\":\"%s\",\"root\":\"%s\",\"seal\":\"%d\",\"sealedAt\":\"%s\"}"
                .formatted(entries, hex.formatHex(previous), hex.formatHex(root), number, sealedAt);
        return MerkleTree.sha256(text.getBytes(StandardCharsets.UTF_8));
    }
}
