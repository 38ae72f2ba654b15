package safecity.operations;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Stands before a neighbour on the loopback interface and does to its connections what networks and servers do: forgets
 * them without a word, answers late, takes and never answers, doesn't even read, cuts, or closes one half.
 */
public final class FaultProxy implements AutoCloseable {

    /** What is done to connections that come from now on. */
    public enum Fault {
        NONE,
        /** Takes everything and says nothing. */
        SWALLOWS,
        /** Accepts and reads nothing: the sender's buffers fill up. */
        READS_NOTHING,
        /** Says one byte of the answer at a time, each a while after the one before. */
        DRIPS,
        /** Resets at the first byte. */
        CUTS,
        /** Ends its answers, and takes everything. */
        HALF_CLOSES
    }

    private static final long DRIP_MS = 150;

    private final ServerSocket server;
    private final int target;
    private final List<Link> links = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile Fault fault = Fault.NONE;
    private volatile long delayMs;

    /** @param target port on the loopback interface; 0 where nobody stands behind */
    public FaultProxy(int target) throws IOException {
        this.target = target;
        this.server = new ServerSocket(0, 400, InetAddress.getLoopbackAddress());
        thread(this::accept);
    }

    public int port() {
        return server.getLocalPort();
    }

    public FaultProxy with(Fault next) {
        this.fault = next;
        return this;
    }

    /** Every piece that passes comes so much later. */
    public void delay(long milliseconds) {
        this.delayMs = milliseconds;
    }

    /** The network loses the connections that there are: neither side hears of it, new ones work. */
    public void forget() {
        links.forEach(link -> link.forgotten = true);
    }

    /** Resets the connections that there are. */
    public void cut() {
        links.forEach(Link::reset);
    }

    public int connections() {
        return links.size();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                Link link = new Link(client, fault);
                links.add(link);
                thread(link::run);
            } catch (IOException over) {
                return;
            }
        }
    }

    private static void thread(Runnable work) {
        Thread thread = new Thread(work, "fault-proxy");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        closed.countDown();
        server.close();
        cut();
    }

    private final class Link {

        private final Socket client;
        private final Fault what;
        private Socket behind;
        private volatile boolean forgotten;

        Link(Socket client, Fault what) {
            this.client = client;
            this.what = what;
        }

        void run() {
            try {
                switch (what) {
                    case READS_NOTHING -> closed.await();
                    case SWALLOWS -> client.getInputStream().transferTo(OutputStream.nullOutputStream());
                    case CUTS -> {
                        client.getInputStream().read();
                        reset();
                    }
                    case HALF_CLOSES -> {
                        client.shutdownOutput();
                        client.getInputStream().transferTo(OutputStream.nullOutputStream());
                    }
                    default -> pass();
                }
            } catch (IOException over) {
                reset();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }

        private void pass() throws IOException {
            behind = new Socket(InetAddress.getLoopbackAddress(), target);
            thread(() -> copy(behind, client, what == Fault.DRIPS));
            copy(client, behind, false);
        }

        private void copy(Socket from, Socket to, boolean drips) {
            try {
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream();
                byte[] buffer = new byte[1 << 16];
                for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                    if (forgotten) {
                        continue;
                    }
                    pause(delayMs);
                    if (drips) {
                        drip(buffer, read, out);
                    } else {
                        out.write(buffer, 0, read);
                    }
                }
                if (!forgotten) {
                    to.shutdownOutput();
                }
            } catch (IOException over) {
                if (!forgotten) {
                    reset();
                }
            }
        }

        private void drip(byte[] buffer, int length, OutputStream out) throws IOException {
            for (int i = 0; i < length; i++) {
                pause(DRIP_MS);
                out.write(buffer[i]);
                out.flush();
            }
        }

        private void pause(long milliseconds) {
            try {
                closed.await(milliseconds, TimeUnit.MILLISECONDS);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }

        private void reset() {
            reset(client);
            if (behind != null) {
                reset(behind);
            }
        }

        private static void reset(Socket socket) {
            try {
                socket.setSoLinger(true, 0);
                socket.close();
            } catch (IOException closedAlready) {
                // It is gone, which is what was wanted.
            }
        }
    }
}
