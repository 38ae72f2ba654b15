package safecity.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.security.web.header.HeaderWriter;

/**
 * What a browser may load and run. Our own pages run no inline script and no inline style. The vendor's web applications
 * need AngularJS' way of compiling and inline styles; their four inline scripts are named by hash in {@link IndexPageScriptFilter}.
 */
class ContentSecurityPolicyWriter implements HeaderWriter {

    static final String HEADER = "Content-Security-Policy";

    private static final String COMMON = "default-src 'self'; img-src 'self' data:; font-src 'self' data:; "
            + "object-src 'none'; base-uri 'self'; frame-ancestors 'self'; ";
    private static final String OWN = COMMON + "script-src 'self'; style-src 'self'; form-action 'self'";

    private final String own;

    /** @param signOut where the form for signing out leads on to, none for the sign-in page here */
    ContentSecurityPolicyWriter(Optional<String> signOut) {
        own = OWN + signOut.map(address -> " " + address).orElse("") + ";";
    }

    @Override
    public void writeHeaders(HttpServletRequest request, HttpServletResponse response) {
        if (!response.containsHeader(HEADER)) {
            response.setHeader(HEADER, request.getServletPath().startsWith("/camunda/") ? webApplication("") : own);
        }
    }

    /** @param hashes source expressions of the page's inline scripts, each with a leading blank */
    static String webApplication(String hashes) {
        return COMMON + "form-action 'self'; script-src 'self' 'unsafe-eval'" + hashes
                + "; style-src 'self' 'unsafe-inline'";
    }
}
