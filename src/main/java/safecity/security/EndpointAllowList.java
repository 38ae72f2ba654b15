package safecity.security;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import safecity.engine.authorization.Roles;

/**
 * Which operations of the engine's API each role may call at all, from {@code security/permissions.yaml}. One list for
 * both mounts; it bounds how much of the engine anybody can reach before the engine itself checks what they may do.
 */
@Component
class EndpointAllowList {

    private static final String REST = "/engine-rest";
    private static final String WEB = "/camunda/api";
    private static final Pattern NAMED_ENGINE = Pattern.compile("^/engine/[^/]+(?=/|$)");
    private static final Pattern WEB_ENGINE = Pattern.compile("^/engine/engine/[^/]+(?=/.)");

    private final List<Rule> engine;
    private final List<Rule> webApplications;

    EndpointAllowList(Roles roles) {
        engine = roles.lines("doors").stream().map(Rule::of).toList();
        webApplications = roles.lines("webapps").stream().map(Rule::of).toList();
    }

    /**
     * @param path as the container has decoded it, without the context path; the firewall has refused every path that
     *             could be read in two ways
     */
    boolean isOpen(Set<String> roles, String account, String method, String path) {
        String asked = path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        String verb = method.equals("HEAD") ? "GET" : method;
        if (asked.startsWith(WEB)) {
            String inside = asked.substring(WEB.length());
            return WEB_ENGINE.matcher(inside).find()
                    ? isOpen(
                            engine,
                            roles,
                            account,
                            verb,
                            WEB_ENGINE.matcher(inside).replaceFirst(""))
                    : isOpen(webApplications, roles, account, verb, inside);
        }
        return isOpen(engine, roles, account, verb, withoutEngine(asked.substring(REST.length())));
    }

    private static String withoutEngine(String path) {
        String inside = NAMED_ENGINE.matcher(path).replaceFirst("");
        return inside.isEmpty() ? "/engine" : inside;
    }

    private static boolean isOpen(List<Rule> rules, Set<String> roles, String account, String method, String path) {
        List<Rule> fitting =
                rules.stream().filter(rule -> rule.fits(method, path, account)).toList();
        if (fitting.stream().anyMatch(Rule::isClosed)) {
            return false;
        }
        return roles.contains("administrator")
                || fitting.stream()
                        .anyMatch(rule ->
                                rule.to().contains("all") || rule.to().stream().anyMatch(roles::contains));
    }

    private record Rule(
            List<String> to, List<String> methods, List<String> paths, List<Pattern> patterns, List<Pattern> except) {

        private static final String OWN = "{own}";

        static Rule of(JsonNode line) {
            List<String> paths = Roles.texts(line.path("paths"));
            JsonNode to = line.path("to");
            return new Rule(
                    to.isTextual() ? List.of(to.asText()) : Roles.texts(to),
                    Roles.texts(line.path("methods")),
                    paths,
                    paths.stream().map(Rule::pattern).toList(),
                    Roles.texts(line.path("except")).stream().map(Rule::pattern).toList());
        }

        boolean isClosed() {
            return to.contains("closed");
        }

        boolean fits(String method, String path, String account) {
            if (!methods.isEmpty() && !methods.contains(method)
                    || except.stream().anyMatch(pattern -> pattern.matcher(path).matches())) {
                return false;
            }
            for (int i = 0; i < patterns.size(); i++) {
                if (patterns.get(i).matcher(path).matches()
                        && (!paths.get(i).contains(OWN)
                                || path.equals(paths.get(i).replace(OWN, account)))) {
                    return true;
                }
            }
            return false;
        }

        private static Pattern pattern(String path) {
            List<String> steps = new ArrayList<>();
            for (String step : path.substring(1).split("/")) {
                steps.add(
                        switch (step) {
                            case "*", OWN -> "/[^/]+";
                            case "**" -> "(?:/.*)?";
                            default -> "/" + Pattern.quote(step);
                        });
            }
            return Pattern.compile(String.join("", steps));
        }
    }
}
