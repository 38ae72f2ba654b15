package safecity.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses a JSON or form body that none of our own endpoints needs, before a parser reads it; files come by other types. */
class JsonLimit extends OncePerRequestFilter {

    private static final int LONGEST = 1 << 20;

    private final AccessDeniedResponses denied;

    JsonLimit(AccessDeniedResponses denied) {
        this.denied = denied;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String type = request.getContentType() == null ? "" : request.getContentType();
        String path = request.getRequestURI();
        return !type.contains("json") && !type.startsWith("application/x-www-form-urlencoded")
                || path.startsWith("/camunda/")
                || path.startsWith("/engine-rest");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean announced = request.getContentLengthLong() >= 0 || request.getHeader("Transfer-Encoding") == null;
        if (request.getContentLengthLong() > LONGEST) {
            denied.tooLarge(request, response);
        } else if (announced || !request.getContentType().contains("json")) {
            // The container itself counts a form whose length isn't announced.
            chain.doFilter(request, response);
        } else {
            byte[] body = request.getInputStream().readNBytes(LONGEST + 1);
            if (body.length > LONGEST) {
                denied.tooLarge(request, response);
            } else {
                chain.doFilter(new Read(request, body), response);
            }
        }
    }

    /** A body whose length wasn't announced, once it is known to be short. */
    private static final class Read extends HttpServletRequestWrapper {

        private final ByteArrayInputStream body;

        Read(HttpServletRequest request, byte[] body) {
            super(request);
            this.body = new ByteArrayInputStream(body);
        }

        @Override
        public ServletInputStream getInputStream() {
            return new ServletInputStream() {
                @Override
                public int read() {
                    return body.read();
                }

                @Override
                public int read(byte[] into, int from, int length) {
                    return body.read(into, from, length);
                }

                @Override
                public boolean isFinished() {
                    return body.available() == 0;
                }

                @Override
                public boolean isReady() {
                    return true;
                }

                @Override
                public void setReadListener(ReadListener listener) {
                    throw new UnsupportedOperationException("The body is read already");
                }
            };
        }

        @Override
        public BufferedReader getReader() {
            return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
        }
    }
}
