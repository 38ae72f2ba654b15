package safecity.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import safecity.refusal.Refusal;

/** Computes what {@link LedgerExcerpt} wrote anew, without a database: the chain of seals, then every entry's way up. */
public final class ExcerptCheck {

    private static final HexFormat HEX = HexFormat.of();

    private final ObjectMapper json = new ObjectMapper();
    private final Map<Long, Seal> seals = new HashMap<>();
    private final Map<Long, byte[]> known = new HashMap<>();
    private boolean compared;
    private long next;
    private byte[] head = Seal.NONE;
    private String said = "";
    private int entries;

    /**
     * @param heads that were kept elsewhere, one to a line; may be empty
     * @throws Refusal {@code ledger.head} with the line that is none
     */
    public ExcerptCheck(String heads) {
        KnownHead.read(heads).forEach(head -> known.put(head.seal(), head.head()));
    }

    /** Whether a head that was kept elsewhere is one of the chain. */
    public boolean isCompared() {
        return compared;
    }

    /** How many entries were proved so far. */
    public int entries() {
        return entries;
    }

    /** The head that the excerpt says it ends with, as it left the house. */
    public String head() {
        return said;
    }

    /** First {@code head.json}. @return what is wrong with it */
    public Optional<String> head(String text) {
        try {
            JsonNode ends = json.readTree(text);
            next = ends.path("firstSeal").asLong();
            head = HEX.parseHex(ends.path("previous").asText());
            said = ends.path("head").asText();
            return Optional.empty();
        } catch (IOException | IllegalArgumentException unreadable) {
            return Optional.of("the head can't be read");
        }
    }

    /** Then the files of seals in their order. @return the first thing that is wrong */
    public Optional<String> seals(BufferedReader file) throws IOException {
        file.readLine();
        for (String line = file.readLine(); line != null; line = file.readLine()) {
            String[] parts = line.split(",", -1);
            try {
                long number = Long.parseLong(parts[0]);
                if (number != next) {
                    return Optional.of("seal " + next + " is missing");
                }
                Seal seal = new Seal(
                        number, Integer.parseInt(parts[1]), HEX.parseHex(parts[2]), head, Instant.parse(parts[3]));
                seals.put(number, seal);
                head = seal.head();
                next = number + 1;
                if (known.containsKey(number) && !Arrays.equals(known.get(number), head)) {
                    return Optional.of(
                            "the head of seal " + number + " is another than the one that was kept elsewhere");
                }
                compared |= known.containsKey(number);
            } catch (RuntimeException unreadable) {
                return Optional.of("seal " + next + " can't be read");
            }
        }
        return Optional.empty();
    }

    /** After the last file of seals: whether the chain ends with the head. */
    public Optional<String> chain() {
        return KnownHead.write(next - 1, head).equals(said)
                ? Optional.empty()
                : Optional.of("the seals do not lead to the head " + said);
    }

    /** At last the files of entries. @return the first thing that is wrong */
    public Optional<String> entries(BufferedReader file) throws IOException {
        for (String line = file.readLine(); line != null; line = file.readLine()) {
            try {
                JsonNode entry = json.readTree(line);
                if (!isProved(entry)) {
                    return Optional.of("entry " + entry.path("entry").asText() + " does not lie under its seal");
                }
                entries++;
            } catch (IOException | IllegalArgumentException unreadable) {
                return Optional.of("the entry after " + entries + " others can't be read");
            }
        }
        return Optional.empty();
    }

    private boolean isProved(JsonNode entry) {
        byte[] digest = entry.has("body")
                ? MerkleTree.sha256(
                        HEX.parseHex(entry.path("salt").asText()),
                        entry.path("body").asText().getBytes(StandardCharsets.UTF_8))
                : HEX.parseHex(entry.path("digest").asText());
        List<byte[]> path = new ArrayList<>();
        entry.path("path").forEach(hash -> path.add(HEX.parseHex(hash.asText())));
        Seal seal = seals.get(entry.path("seal").asLong());
        return seal != null
                && seal.entries() == entry.path("size").asInt()
                && names(entry)
                && new InclusionProof(
                                entry.path("position").asInt(),
                                entry.path("size").asInt(),
                                path)
                        .leads(MerkleTree.leaf(entry.path("entry").asLong(), digest), seal.root());
    }

    /** What the entry is about is what its text, which is proved, says. */
    private boolean names(JsonNode entry) {
        if (!entry.has("body")) {
            return true;
        }
        try {
            JsonNode body = json.readTree(entry.path("body").asText());
            return body.path("source").equals(entry.path("source"))
                    && body.path("key").equals(entry.path("key"))
                    && body.path("act").equals(entry.path("act"));
        } catch (IOException unreadable) {
            return false;
        }
    }
}
