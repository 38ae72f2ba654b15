package safecity.external;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.SocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Sockets that are closed some time after they were made, whatever is going on: a time-out for each read doesn't help
 * against a server that says one byte now and then.
 */
public final class DeadlineSockets extends SocketFactory {

    private final Duration life;

    public DeadlineSockets(Duration life) {
        this.life = life;
    }

    @Override
    public Socket createSocket() {
        Socket socket = new Socket();
        endAfter(socket, life);
        return socket;
    }

    /** Closes the socket after a time; whoever reads or writes there meets an {@link IOException}. */
    public static CompletableFuture<Void> endAfter(Socket socket, Duration life) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        done.orTimeout(life.toMillis(), TimeUnit.MILLISECONDS).exceptionally(late -> close(socket));
        return done;
    }

    private static Void close(Socket socket) {
        try {
            socket.close();
            return null;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return connected(createSocket(), new InetSocketAddress(host, port), null);
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return connected(createSocket(), new InetSocketAddress(host, port), null);
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress from, int fromPort) throws IOException {
        return connected(createSocket(), new InetSocketAddress(host, port), new InetSocketAddress(from, fromPort));
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort) throws IOException {
        return connected(createSocket(), new InetSocketAddress(host, port), new InetSocketAddress(from, fromPort));
    }

    private static Socket connected(Socket socket, InetSocketAddress to, @Nullable InetSocketAddress from)
            throws IOException {
        socket.bind(from);
        socket.connect(to);
        return socket;
    }
}
