package safecity.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import safecity.operations.FaultProxy;
import safecity.refusal.Refusal;

/** What clamd is asked and what its answers mean; played by a server that speaks its command INSTREAM. */
class VirusScannerTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @TempDir
    Path place;

    @Test
    void aCleanFileIsSentWholeAndTaken() throws Exception {
        byte[] content = new byte[200_000];
        content[199_999] = 7;
        try (ServerSocket clamd = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<byte[]> sent = answering(clamd, "stream: OK\0");
            scan(clamd).check(Files.write(place.resolve("a"), content));
            assertThat(sent.get()).isEqualTo(content);
        }
    }

    @Test
    void anInfectedFileIsRefusedByTheNameOfWhatWasFound() throws Exception {
        try (ServerSocket clamd = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            answering(clamd, "stream: Eicar-Test-Signature FOUND\0");
            Path file = Files.write(place.resolve("a"), new byte[] {1});
            assertThatThrownBy(() -> scan(clamd).check(file))
                    .hasMessage("evidence.infected")
                    .extracting("arguments")
                    .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.ARRAY)
                    .contains("Eicar-Test-Signature");
        }
    }

    @Test
    void withoutAnAnswerOrWithAnotherNothingIsTaken() throws Exception {
        Path file = Files.write(place.resolve("a"), new byte[] {1});
        try (ServerSocket clamd = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            answering(clamd, "INSTREAM size limit exceeded. ERROR\0");
            assertThatThrownBy(() -> scan(clamd).check(file)).hasMessage("evidence.scannerAway");
        }
        assertThatThrownBy(() -> new VirusScanner("127.0.0.1:1", PATIENCE).check(file))
                .hasMessage("evidence.scannerAway");
    }

    @ParameterizedTest
    @EnumSource(names = {"SWALLOWS", "READS_NOTHING", "CUTS", "HALF_CLOSES"})
    @Timeout(20)
    void aScannerThatDoesNotDoItsWorkIsWaitedForNoLongerThanIsSet(FaultProxy.Fault fault) throws Exception {
        Path file = Files.write(place.resolve("large"), new byte[16 << 20]);
        try (FaultProxy proxy = new FaultProxy(0).with(fault)) {
            VirusScanner scan = new VirusScanner("127.0.0.1:" + proxy.port(), Duration.ofSeconds(1));
            assertThatThrownBy(() -> scan.check(file))
                    .isInstanceOfSatisfying(
                            Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.UNAVAILABLE))
                    .hasMessage("evidence.scannerAway");
        }
    }

    @Test
    void whereNoneIsConfiguredNobodyIsAsked() {
        assertThatCode(() -> new VirusScanner("", PATIENCE).check(place.resolve("nothing there")))
                .doesNotThrowAnyException();
    }

    private static VirusScanner scan(ServerSocket clamd) {
        return new VirusScanner("127.0.0.1:" + clamd.getLocalPort(), PATIENCE);
    }

    private static CompletableFuture<byte[]> answering(ServerSocket clamd, String answer) {
        return CompletableFuture.supplyAsync(() -> {
            try (Socket client = clamd.accept()) {
                DataInputStream from = new DataInputStream(client.getInputStream());
                assertThat(new String(from.readNBytes(10), StandardCharsets.US_ASCII))
                        .isEqualTo("zINSTREAM\0");
                ByteArrayOutputStream content = new ByteArrayOutputStream();
                for (int length = from.readInt(); length > 0; length = from.readInt()) {
                    content.write(from.readNBytes(length));
                }
                client.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
                return content.toByteArray();
            } catch (IOException broken) {
                throw new IllegalStateException(broken);
            }
        });
    }
}
