package safecity.security;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.springframework.util.AntPathMatcher;
import safecity.engine.authorization.Roles;

/** Which looks leave a line in the access log, from {@code security/looks.yaml}. What stands in no line leaves one. */
@Component
class Looks {

    /** Of a route of our own: written by its interceptor, by its handler, or not at all. */
    enum Kind {
        LOOK,
        RECORDED,
        SILENT
    }

    private static final Pattern ENGINE =
            Pattern.compile("^(?:/engine-rest(?:/engine/[^/]+(?=/))?|/camunda/api/engine/engine/[^/]+)(?=/|$)");
    private static final String WEB_APPLICATIONS = "/camunda/api";
    /** A question that is asked with a body. */
    private static final Pattern QUERY = Pattern.compile("(?:/history)?/[a-z-]+(?:/count)?|/filter/[^/]+/[a-zA-Z]+");
    /** Acts at the place where others have a query. */
    private static final Set<String> ACTS = Set.of("/message", "/signal", "/condition", "/batch", "/history/cleanup");

    private final AntPathMatcher paths = new AntPathMatcher();
    private final Map<String, Kind> pages = new LinkedHashMap<>();
    private final List<String> silentInTheEngine;
    private final List<String> silentWebApplications;
    private final Map<String, List<String>> narrowed = new LinkedHashMap<>();

    Looks() throws IOException {
        try (InputStream file = new ClassPathResource("security/looks.yaml").getInputStream()) {
            JsonNode table = new ObjectMapper(new YAMLFactory()).readTree(file);
            for (Kind kind : Kind.values()) {
                texts(table.path("pages").path(kind.name().toLowerCase(Locale.ROOT)))
                        .forEach(pattern -> pages.put(pattern, kind));
            }
            silentInTheEngine = texts(table.path("engine").path("silent"));
            silentWebApplications = texts(table.path("engine").path("webapps-silent"));
            table.path("engine")
                    .path("narrowed")
                    .properties()
                    .forEach(line -> narrowed.put(line.getKey(), texts(line.getValue())));
        }
    }

    private static List<String> texts(JsonNode list) {
        return Roles.texts(list);
    }

    /** Routes of our own and what was decided about each. */
    Map<String, Kind> pages() {
        return pages;
    }

    /** @param pattern of a handler of our own */
    Kind of(String pattern) {
        return pages.getOrDefault(pattern, Kind.LOOK);
    }

    /** Whether a request at a mount of the engine's API reads something that leaves a line. */
    boolean leavesALine(String method, String path) {
        Matcher mount = ENGINE.matcher(path);
        if (!mount.find()) {
            String inside = path.substring(Math.min(path.length(), WEB_APPLICATIONS.length()));
            return reads(method) && silentWebApplications.stream().noneMatch(silent -> paths.match(silent, inside));
        }
        String inside = path.substring(mount.end());
        boolean query = method.equals("POST")
                && QUERY.matcher(inside).matches()
                && !ACTS.contains(inside)
                && !inside.endsWith("/delete");
        return (reads(method) || query)
                && !inside.isEmpty()
                && silentInTheEngine.stream().noneMatch(silent -> paths.match(silent, inside));
    }

    private static boolean reads(String method) {
        return method.equals("GET") || method.equals("HEAD");
    }

    /**
     * What says whose affairs a look is about: the path, and of the parameters those that this resource really holds to;
     * any other can be claimed without any effect.
     */
    String about(String path, String query) {
        Matcher mount = ENGINE.matcher(path);
        if (query == null || !mount.find() || path.length() == mount.end()) {
            return path;
        }
        String resource = path.substring(mount.end() + 1).replaceFirst("/count$", "");
        return path + " "
                + Arrays.stream(query.split("&"))
                        .filter(pair -> narrowed.getOrDefault(pair.replaceFirst("=.*", ""), List.of())
                                .contains(resource))
                        .collect(Collectors.joining("&"));
    }
}
