package safecity.engine.web;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.web.filter.OncePerRequestFilter;
import safecity.refusal.Refusal;

/**
 * Refuses a field that the engine's API would leave unread where somebody acts: with {@code varaibles} a task would be
 * completed without a word of what was entered. Queries stay as they are, their fields being the engine's affair.
 */
class ActFieldsFilter extends OncePerRequestFilter {

    private static final Pattern ACT = Pattern.compile(
            ".*/(?:task/[^/]+|process-definition/(?:key/)?[^/]+(?:/tenant-id/[^/]+)?)/(complete|submit-form|claim|start)");

    private static final Map<String, Set<String>> KNOWN = Map.of(
            "complete", Set.of("variables", "withVariablesInReturn"),
            "submit-form", Set.of("variables", "withVariablesInReturn", "businessKey"),
            "claim", Set.of("userId"),
            "start",
                    Set.of(
                            "variables",
                            "businessKey",
                            "caseInstanceId",
                            "startInstructions",
                            "skipCustomListeners",
                            "skipIoMappings",
                            "withVariablesInReturn"));

    private final EngineErrors errors;
    private final ObjectMapper json;

    ActFieldsFilter(EngineErrors errors, ObjectMapper json) {
        this.errors = errors;
        this.json = json;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Matcher act = ACT.matcher(request.getRequestURI());
        if (!request.getMethod().equals("POST") || !act.matches()) {
            chain.doFilter(request, response);
            return;
        }
        byte[] body = request.getInputStream().readAllBytes();
        Optional<String> unknown = unknown(body, Objects.requireNonNull(KNOWN.get(act.group(1))));
        if (unknown.isEmpty()) {
            chain.doFilter(new ReadRequest(request, body), response);
            return;
        }
        Refusal refusal = Refusal.of("request.unknownField", unknown.get()).field(unknown.get());
        errors.refused(request, refusal).writeTo(response);
    }

    /** What is no object, or no JSON, the engine's API refuses itself. */
    private Optional<String> unknown(byte[] body, Set<String> known) {
        try (JsonParser parser = json.getFactory().createParser(body)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            for (String field = parser.nextFieldName(); field != null; field = parser.nextFieldName()) {
                if (!known.contains(field)) {
                    return Optional.of(field);
                }
                parser.nextToken();
                parser.skipChildren();
            }
            return Optional.empty();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }
}
