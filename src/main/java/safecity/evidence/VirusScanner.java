package safecity.evidence;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import safecity.external.ConcurrencyLimit;
import safecity.external.DeadlineSockets;
import safecity.external.ExternalSystem;
import safecity.refusal.Refusal;

/**
 * Asks clamd about each file before it is stored, where one is configured; without its answer nothing is stored. Its
 * command INSTREAM (clamd(8)) is spoken here: the one client on Maven Central was last released in 2022.
 */
@Component
class VirusScanner {

    private static final int PORT = 3310;
    private static final int TO_CONNECT_MS = 3_000;
    private static final int AT_A_TIME = 8;
    private static final Duration FOR_A_TURN = Duration.ofSeconds(5);
    private static final int CHUNK = 1 << 16;
    private static final int LONGEST_ANSWER = 4096;
    private static final Pattern FOUND = Pattern.compile("stream: (.+) FOUND");

    private final @Nullable InetSocketAddress scanner;
    private final Duration patience;
    private final ExternalSystem neighbour = new ExternalSystem("malware scanner");
    private final ConcurrencyLimit scans = new ConcurrencyLimit(AT_A_TIME, FOR_A_TURN);

    /**
     * @param address  host or host:port; empty for none
     * @param patience for one file, from the first byte to the answer
     */
    VirusScanner(
            @Value("${safecity.evidence.clamd:}") String address,
            @Value("${safecity.evidence.clamd-patience:PT60S}") Duration patience) {
        this.patience = patience;
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
        String answer = answer(scanner, file);
        Matcher found = FOUND.matcher(answer);
        if (found.matches()) {
            throw Refusal.of("evidence.infected", found.group(1)).field("file");
        }
        if (!answer.equals("stream: OK")) {
            throw away(new IOException("clamd answers: " + answer));
        }
    }

    private Refusal away(IOException why) {
        neighbour.failed(why);
        return Refusal.unavailable("evidence.scannerAway").field("file");
    }

    private String answer(InetSocketAddress scanner, Path file) {
        try (ConcurrencyLimit.Place place = scans.enter();
                Socket clamd = new Socket()) {
            if (place == null) {
                throw Refusal.unavailable("evidence.scannerAway").field("file");
            }
            clamd.connect(new InetSocketAddress(scanner.getHostString(), scanner.getPort()), TO_CONNECT_MS);
            return answer(file, clamd);
        } catch (IOException away) {
            throw away(away);
        }
    }

    /** A socket has a limit for each read and none for a write: at the end of our patience it is closed under both. */
    private String answer(Path file, Socket clamd) throws IOException {
        CompletableFuture<Void> answered = DeadlineSockets.endAfter(clamd, patience);
        try {
            send(file, new DataOutputStream(new BufferedOutputStream(clamd.getOutputStream(), CHUNK)));
            String answer = new String(clamd.getInputStream().readNBytes(LONGEST_ANSWER), StandardCharsets.UTF_8)
                    .replace("\0", "")
                    .strip();
            neighbour.answered();
            return answer;
        } catch (SocketException closed) {
            throw answered.isDone()
                    ? new SocketTimeoutException("no answer in " + patience.toSeconds() + " s")
                    : closed;
        } finally {
            answered.complete(null);
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
