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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;
import safecity.engine.forms.FormLanguage;

/**
 * Names the inline scripts of the web applications' index pages by their hash. The vendor's nonce is kept in one place
 * for all sessions and races; these pages hold nothing that anybody entered, so what the server wrote is what may run.
 *
 * <p>The vendor's applications speak the browser's language. Who chose the other one on a page of ours gets it there too.
 */
class IndexPageScriptFilter extends OncePerRequestFilter {

    private static final Pattern INDEX = Pattern.compile("/camunda/app/[a-z]+/[^/]+/?");
    private static final Pattern HEAD = Pattern.compile("<head[^<>]*>");
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
        String html = FormLanguage.chosen(request)
                .map(language -> speaking(language, new String(page.getContentAsByteArray(), StandardCharsets.UTF_8)))
                .orElseGet(() -> new String(page.getContentAsByteArray(), StandardCharsets.UTF_8));
        response.setHeader(
                ContentSecurityPolicyWriter.HEADER, ContentSecurityPolicyWriter.webApplication(hashes(html)));
        if (page.getContentSize() > 0) {
            page.resetBuffer();
            page.getOutputStream().write(html.getBytes(StandardCharsets.UTF_8));
        }
        page.copyBodyToResponse();
    }

    /** Before any script of the vendor's asks the browser. */
    static String speaking(String language, String html) {
        String script = "<script>for (const [name, value] of [['language', '%1$s'], ['languages', ['%1$s']]])"
                + " Object.defineProperty(navigator, name, { get: () => value });</script>";
        return HEAD.matcher(html).replaceFirst("$0" + Matcher.quoteReplacement(script.formatted(language)));
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
