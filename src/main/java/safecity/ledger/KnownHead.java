package safecity.ledger;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import safecity.refusal.Refusal;

/**
 * A head that left the house, as it stands in a mail or on an export.
 *
 * @param seal number of the seal
 * @param head 32 bytes
 */
record KnownHead(long seal, byte[] head) {

    private static final Pattern WRITTEN = Pattern.compile("(\\d{1,18})[:\\s]+([0-9a-fA-F]{64})");

    /**
     * Reads heads one to a line, each as number and 64 hexadecimal digits: {@code 1234:9f86d0…}; empty lines are skipped.
     *
     * @throws Refusal {@code ledger.head} with the line that is none
     */
    static List<KnownHead> read(String text) {
        List<KnownHead> heads = new ArrayList<>();
        text.lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(line -> {
            Matcher written = WRITTEN.matcher(line);
            if (!written.matches()) {
                throw Refusal.of("ledger.head", line).field("heads");
            }
            heads.add(new KnownHead(
                    Long.parseLong(written.group(1)), HexFormat.of().parseHex(written.group(2))));
        });
        return heads;
    }

    static String write(long seal, byte[] head) {
        return seal + ":" + HexFormat.of().formatHex(head);
    }
}
