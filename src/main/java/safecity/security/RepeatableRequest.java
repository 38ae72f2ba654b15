package safecity.security;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A request whose body is hashed as it is read, so that a repeat can be told from another one. */
class RepeatableRequest extends HttpServletRequestWrapper {

    private static final int LONGEST_BODY = 2 << 20;

    private final MessageDigest digest = sha256();
    private InputStream body;
    private boolean isRead;

    RepeatableRequest(HttpServletRequest request) throws IOException {
        super(request);
        body = request.getInputStream();
        String query = request.getQueryString();
        String asked = request.getMethod() + " " + request.getRequestURI() + (query == null ? "" : "?" + query) + "\n";
        digest.update(asked.getBytes(StandardCharsets.UTF_8));
    }

    /** Reads a short body, before anything is held for it. @return false when it is too long */
    boolean readWhole() throws IOException {
        byte[] whole = body.readNBytes(LONGEST_BODY + 1);
        if (whole.length > LONGEST_BODY) {
            return false;
        }
        digest.update(whole);
        body = new ByteArrayInputStream(whole);
        isRead = true;
        return true;
    }

    /** Reads what is left of the body for its fingerprint only. */
    void readOn() throws IOException {
        getInputStream().transferTo(OutputStream.nullOutputStream());
    }

    /** Of method, address and body as far as it was read. */
    String fingerprint() {
        try {
            return HexFormat.of().formatHex(((MessageDigest) digest.clone()).digest());
        } catch (CloneNotSupportedException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public ServletInputStream getInputStream() {
        return new Hashed();
    }

    @Override
    public BufferedReader getReader() {
        return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
    }

    static String sha256(String text) {
        return HexFormat.of().formatHex(sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private final class Hashed extends ServletInputStream {

        private boolean ended;

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int from, int length) throws IOException {
            int read = body.read(buffer, from, length);
            ended = read < 0;
            if (read > 0 && !isRead) {
                digest.update(buffer, from, read);
            }
            return read;
        }

        @Override
        public boolean isFinished() {
            return ended;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new UnsupportedOperationException("it is read at once");
        }
    }
}
