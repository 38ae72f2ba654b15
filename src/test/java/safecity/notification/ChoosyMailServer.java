package safecity.notification;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.subethamail.smtp.MessageContext;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.server.SMTPServer;

/** A real mail server on a port of its own that refuses some recipients, with the answer that a test gives. */
class ChoosyMailServer implements AutoCloseable {

    /** Addresses to which mail was accepted, in order. */
    final List<String> accepted = new CopyOnWriteArrayList<>();
    /** How often somebody asked to send to an address that was refused. */
    final List<String> asked = new CopyOnWriteArrayList<>();

    private final Map<String, RejectException> refusals = new ConcurrentHashMap<>();
    private final SMTPServer server =
            SMTPServer.port(0).messageHandlerFactory(Handler::new).build();

    ChoosyMailServer() {
        server.start();
    }

    int port() {
        return server.getPortAllocated();
    }

    void refuses(String address, int code, String answer) {
        refusals.put(address, new RejectException(code, answer));
    }

    void accepts(String address) {
        refusals.remove(address);
    }

    @Override
    public void close() {
        server.stop();
    }

    private final class Handler implements MessageHandler {

        private String recipient;

        Handler(MessageContext context) {}

        @Override
        public void from(String address) {}

        @Override
        public void recipient(String address) throws RejectException {
            RejectException refusal = refusals.get(address);
            if (refusal != null) {
                asked.add(address);
                throw refusal;
            }
            recipient = address;
        }

        @Override
        public String data(InputStream content) throws IOException {
            content.readAllBytes();
            accepted.add(recipient);
            return null;
        }

        @Override
        public void done() {}
    }
}
