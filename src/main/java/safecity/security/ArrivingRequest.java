package safecity.security;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import safecity.external.Turns.Turn;

/**
 * A file on its way in, over a line as slow as it may be: while it comes its sender holds no place, before and after that it is
 * work like any other and takes one.
 */
class ArrivingRequest extends HttpServletRequestWrapper implements AutoCloseable {

    private final Supplier<@Nullable Turn> again;
    private final Turn before;
    private @Nullable Turn after;
    private boolean arrived;
    private long received;

    /**
     * @param before given up with the first byte that is asked for
     * @param again  waits for a place once the file is there; null for none
     */
    ArrivingRequest(HttpServletRequest request, Turn before, Supplier<@Nullable Turn> again) {
        super(request);
        this.before = before;
        this.again = again;
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        return new Arriving(super.getInputStream());
    }

    @Override
    public void close() {
        before.close();
        if (after != null) {
            after.close();
        }
    }

    private void hasArrived() throws IOException {
        if (!arrived) {
            arrived = true;
            after = again.get();
            if (after == null) {
                throw new IOException("no place became free for a file that is there");
            }
        }
    }

    private final class Arriving extends ServletInputStream {

        private final ServletInputStream body;

        Arriving(ServletInputStream body) {
            this.body = body;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int from, int length) throws IOException {
            if (!arrived) {
                before.close();
            }
            int read = body.read(buffer, from, length);
            received += Math.max(read, 0);
            // Who knows how long it is reads no further, and never learns of its end.
            if (read < 0 || received == getContentLengthLong()) {
                hasArrived();
            }
            return read;
        }

        @Override
        public boolean isFinished() {
            return body.isFinished();
        }

        @Override
        public boolean isReady() {
            return body.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new UnsupportedOperationException("it is read at once");
        }
    }
}
