package safecity.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import safecity.refusal.Refusal;

/**
 * Writes down what the ledger has of a project so that it proves itself elsewhere: each entry with its way up to the root of its
 * seal, and the chain of seals from the first of them up to the head. {@link ExcerptCheck} reads it.
 *
 * <p>Three kinds of files: {@code head.json} with where the chain begins and its head; {@code seals-00001.csv} with number,
 * entries, root and moment of each seal; {@code entries-00001.jsonl} with an entry a line.
 */
@Component
public class LedgerExcerpt {

    private static final int ENTRIES = 1_000;
    private static final int SEALS = 10_000;
    private static final HexFormat HEX = HexFormat.of();

    private final JdbcClient jdbc;
    private final Sealing sealing;
    private final Seals seals;
    private final LedgerRepository repository;
    private final ObjectMapper json;

    LedgerExcerpt(JdbcClient jdbc, Sealing sealing, Seals seals, LedgerRepository repository, ObjectMapper json) {
        this.jdbc = jdbc;
        this.sealing = sealing;
        this.seals = seals;
        this.repository = repository;
        this.json = json;
    }

    /** @param head number and 64 hexadecimal digits, as it leaves the house */
    public record SealedUpTo(long seal, String head) {}

    /** Takes a file of the excerpt, whole. */
    @FunctionalInterface
    public interface Files {
        void add(String name, byte[] content);
    }

    /**
     * Seals what waits, and says up to where everything is sealed now.
     *
     * @throws Refusal {@code ledger.nothingSealed} before the first entry of all
     */
    public SealedUpTo sealNow() {
        sealing.sealAll();
        return seals.last()
                .map(head -> new SealedUpTo(head.number(), KnownHead.write(head.number(), head.head())))
                .orElseThrow(() -> Refusal.conflict("ledger.nothingSealed"));
    }

    /** Remembers that a head left the house with a binder. */
    @Transactional
    public void left(long seal, String account) {
        find(seal).ifPresent(head -> repository.out(head, "binder", account));
    }

    /**
     * Writes the files of an excerpt, at most some megabytes of them at a time; the same ones whenever it is asked.
     *
     * @param seal  the last one that counts
     * @param texts whether the entries' texts are the reader's to see; otherwise the digests of the texts stand for them, and
     *     prove as much
     * @return how many entries
     */
    public int write(ExcerptScope scope, long seal, boolean texts, Files files) {
        long[] ids = new ExcerptRows(jdbc).entries(scope, seal);
        Levels levels = new Levels();
        long first = seal;
        int file = 0;
        for (int from = 0; from < ids.length; from += ENTRIES) {
            List<Long> part = new ArrayList<>();
            for (int at = from; at < Math.min(ids.length, from + ENTRIES); at++) {
                part.add(ids[at]);
            }
            StringBuilder lines = new StringBuilder();
            for (Entry entry : entries(part)) {
                first = Math.min(first, entry.seal());
                lines.append(line(entry, levels.of(entry.seal()), texts)).append('\n');
            }
            files.add("entries-%05d.jsonl".formatted(++file), lines.toString().getBytes(StandardCharsets.UTF_8));
        }
        chain(first, seal, files);
        return ids.length;
    }

    private record Entry(
            long id,
            String source,
            String rowKey,
            String act,
            byte @Nullable [] salt,
            @Nullable String body,
            byte[] digest,
            long seal,
            int position) {}

    private List<Entry> entries(List<Long> ids) {
        return jdbc.sql("""
                SELECT e.id, e.source, e.row_key, e.act, e.salt, e.body, e.digest, l.seal, l.position
                  FROM ledger_entry e JOIN ledger_leaf l ON l.entry_id = e.id WHERE e.id IN (:ids) ORDER BY e.id
                """)
                .param("ids", ids)
                .query((row, number) -> new Entry(
                        row.getLong(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getBytes(5),
                        row.getString(6),
                        row.getBytes(7),
                        row.getLong(8),
                        row.getInt(9)))
                .list();
    }

    private String line(Entry entry, List<List<byte[]>> levels, boolean texts) {
        ObjectNode line = json.createObjectNode();
        line.put("entry", entry.id());
        line.put("seal", entry.seal());
        line.put("position", entry.position());
        line.put("size", levels.get(0).size());
        if (texts && entry.salt() != null && entry.body() != null) {
            line.put("source", entry.source());
            line.put("key", entry.rowKey());
            line.put("act", entry.act());
            line.put("salt", HEX.formatHex(entry.salt()));
            line.put("body", entry.body());
        } else {
            line.put("digest", HEX.formatHex(entry.digest()));
        }
        InclusionProof.of(levels, entry.position())
                .path()
                .forEach(hash -> line.withArray("path").add(HEX.formatHex(hash)));
        return written(line);
    }

    private void chain(long first, long last, Files files) {
        int file = 0;
        for (long from = first; from <= last; from += SEALS) {
            StringBuilder lines = new StringBuilder("seal,entries,root,sealedAt\n");
            jdbc.sql("SELECT id, entries, root, sealed_at FROM ledger_seal WHERE id BETWEEN ? AND ? ORDER BY id")
                    .params(from, Math.min(last, from + SEALS - 1))
                    .query(row -> {
                        lines.append(row.getLong(1))
                                .append(',')
                                .append(row.getInt(2))
                                .append(',')
                                .append(HEX.formatHex(row.getBytes(3)))
                                .append(',')
                                .append(row.getTimestamp(4).toInstant())
                                .append('\n');
                    });
            files.add("seals-%05d.csv".formatted(++file), lines.toString().getBytes(StandardCharsets.UTF_8));
        }
        ObjectNode ends = json.createObjectNode();
        ends.put("firstSeal", first);
        ends.put(
                "previous",
                HEX.formatHex(find(first - 1).orElse(Seals.Head.NONE).head()));
        ends.put("lastSeal", last);
        ends.put(
                "head",
                find(last).map(head -> KnownHead.write(last, head.head())).orElse(""));
        files.add("head.json", (written(ends) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private Optional<Seals.Head> find(long seal) {
        return jdbc.sql("SELECT id, head, sealed_at FROM ledger_seal WHERE id = ?")
                .param(seal)
                .query((row, number) -> new Seals.Head(
                        row.getLong(1), row.getBytes(2), row.getTimestamp(3).toInstant()))
                .optional();
    }

    private String written(ObjectNode node) {
        try {
            return json.writeValueAsString(node);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The trees of the seals that were asked for last: entries of one seal mostly follow each other. */
    private final class Levels {

        private static final int KEPT = 4;

        private final Map<Long, List<List<byte[]>>> trees = new HashMap<>();

        List<List<byte[]>> of(long seal) {
            if (!trees.containsKey(seal) && trees.size() >= KEPT) {
                trees.clear();
            }
            return trees.computeIfAbsent(
                    seal,
                    number ->
                            MerkleTree.levels(jdbc.sql("SELECT hash FROM ledger_leaf WHERE seal = ? ORDER BY position")
                                    .param(number)
                                    .query((row, at) -> row.getBytes(1))
                                    .list()));
        }
    }
}
