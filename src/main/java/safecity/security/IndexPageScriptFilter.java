package safecity.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Names the inline scripts of the web applications' index pages by their hash. The vendor's nonce is kept in one place
 * for all sessions and races; these pages hold nothing that anybody entered, so what the server wrote is what may run.
 */
class IndexPageScriptFilter extends OncePerRequestFilter {

    private static final Pattern INDEX = Pattern.compile("/camunda/app/[a-z]+/[^/]+/?");
    private static final Pattern INLINE =
            Pattern.compile("<script(?![^>]*\\ssrc=)[^>]*>(.*?)</script>", Pattern.DOTALL);

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !INDEX.matcher(EndpointAuthorizationManager.path(request)).matches();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        ContentCachingResponseWrapper page = new ContentCachingResponseWrapper(response);
        chain.doFilter(request, page);
        String html = new String(page.getContentAsByteArray(), StandardCharsets.UTF_8);
        response.setHeader(
                ContentSecurityPolicyWriter.HEADER, ContentSecurityPolicyWriter.webApplication(hashes(html)));
        page.copyBodyToResponse();
    }

    static String hashes(String html) {
        return INLINE.matcher(html)
                .results()
                .map(script -> " 'sha256-" + sha256(script.group(1)) + "'")
                .distinct()
                .collect(Collectors.joining());
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
