package safecity.evidence;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import safecity.refusal.Refusal;

/**
 * Asks clamd about each file before it is stored, where one is configured; without its answer nothing is stored. Its
 * command INSTREAM (clamd(8)) is spoken here: the one client on Maven Central was last released in 2022.
 */
@Component
class VirusScan {

    private static final int PORT = 3310;
    private static final int PATIENCE_MS = 60_000;
    private static final int CHUNK = 1 << 16;
    private static final int LONGEST_ANSWER = 4096;
    private static final Pattern FOUND = Pattern.compile("stream: (.+) FOUND");
    private static final Logger LOG = LoggerFactory.getLogger(VirusScan.class);

    private final InetSocketAddress scanner;

    /** @param address host or host:port; empty for none */
    VirusScan(@Value("${safecity.evidence.clamd:}") String address) {
        int colon = address.lastIndexOf(':');
        this.scanner = address.isBlank()
                ? null
                : InetSocketAddress.createUnresolved(
                        colon < 0 ? address : address.substring(0, colon),
                        colon < 0 ? PORT : Integer.parseInt(address.substring(colon + 1)));
    }

    /** @throws Refusal {@code evidence.infected} with the name of what was found; {@code evidence.scannerAway} */
    void check(Path file) {
        if (scanner == null) {
            return;
        }
        String answer = answer(file);
        Matcher found = FOUND.matcher(answer);
        if (found.matches()) {
            throw Refusal.of("evidence.infected", found.group(1)).field("file");
        }
        if (!answer.equals("stream: OK")) {
            LOG.error("clamd answers: {}", answer);
            throw Refusal.conflict("evidence.scannerAway").field("file");
        }
    }

    private String answer(Path file) {
        try (Socket clamd = new Socket()) {
            clamd.connect(new InetSocketAddress(scanner.getHostString(), scanner.getPort()), PATIENCE_MS);
            clamd.setSoTimeout(PATIENCE_MS);
            send(file, new DataOutputStream(new BufferedOutputStream(clamd.getOutputStream(), CHUNK)));
            return new String(clamd.getInputStream().readNBytes(LONGEST_ANSWER), StandardCharsets.UTF_8)
                    .replace("\0", "")
                    .strip();
        } catch (IOException away) {
            LOG.error("clamd at {} does not answer", scanner, away);
            throw Refusal.conflict("evidence.scannerAway").field("file");
        }
    }

    private static void send(Path file, DataOutputStream to) throws IOException {
        to.write("zINSTREAM\0".getBytes(StandardCharsets.US_ASCII));
        try (InputStream content = Files.newInputStream(file)) {
            byte[] chunk = new byte[CHUNK];
            for (int read = content.read(chunk); read > 0; read = content.read(chunk)) {
                to.writeInt(read);
                to.write(chunk, 0, read);
            }
        }
        to.writeInt(0);
        to.flush();
    }
}
