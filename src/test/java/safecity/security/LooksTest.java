package safecity.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.net.URI;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.rest.impl.CamundaRestResources;
import org.camunda.bpm.engine.rest.impl.DefaultProcessEngineRestServiceImpl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpMethod;
import org.springframework.http.RequestEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import safecity.engine.identity.IdentityDirectory;
import safecity.story.ProcessStory;

/** Walks every route that reads something, and finds in the access log exactly the looks that were decided on. */
@ProcessStory
class LooksTest {

    private static final String PASSWORD = "safecity-demo";
    private static final String ADMINISTRATOR = "looks-administrator";
    private static final String AUDITOR = "yeonsu-looks-auditor";

    @Autowired
    TestRestTemplate http;

    @Autowired
    Looks looks;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    IdentityDirectory directory;

    @Autowired
    IdentityService identities;

    @Autowired
    List<RequestMappingHandlerMapping> mappings;

    @LocalServerPort
    int port;

    private final Map<String, Browser> sessions = new HashMap<>();
    private long before;

    @BeforeEach
    void people() {
        identities.deleteUser(ADMINISTRATOR);
        directory.ensureUser(ADMINISTRATOR, "관리자", PASSWORD, List.of("camunda-admin"), null);
        directory.ensureUser(AUDITOR, "감사관", PASSWORD, List.of("yeonsu-auditor"), "yeonsu");
        before = jdbc.sql("SELECT coalesce(max(id), 0) FROM access_log")
                .query(Long.class)
                .single();
    }

    @AfterEach
    void leave() {
        identities.deleteUser(ADMINISTRATOR);
        identities.deleteUser(AUDITOR);
    }

    @Test
    void everyRouteOfOursIsDecidedOn() {
        assertThat(looks.pages().keySet()).containsExactlyInAnyOrderElementsOf(ours());
    }

    @ParameterizedTest
    @ValueSource(strings = {ADMINISTRATOR, AUDITOR})
    void ourPagesAndServicesLeaveWhatWasDecided(String account) {
        Map<String, Boolean> decided = new TreeMap<>();
        looks.pages().forEach((pattern, kind) -> {
            String path = filled(pattern);
            int status = status(account, path);
            if (kind != Looks.Kind.RECORDED
                    && status != 403
                    && status != 429
                    && !(pattern.equals("/") && status == 302)) {
                decided.put("GET " + path, kind == Looks.Kind.LOOK);
            }
        });
        assertThat(decided).hasSizeGreaterThan(20);
        List<String> lines = lines(account);
        assertThat(lines).doesNotHaveDuplicates().containsAll(expected(decided));
        decided.forEach(
                (line, look) -> assertThat(lines.contains(line)).as(line).isEqualTo(look));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/engine-rest", "/engine-rest/engine/default", "/camunda/api/engine/engine/default"})
    void everyRouteOfTheEngineLeavesALineOrIsSilentByName(String mount) {
        for (String account : List.of(ADMINISTRATOR, AUDITOR)) {
            Map<String, Boolean> decided = new TreeMap<>();
            for (String route : engineRoutes()) {
                String path = mount + filled(route);
                int status = status(account, path);
                if (status != 403 && status != 429) {
                    decided.put("GET " + path, looks.leavesALine("GET", path));
                }
            }
            assertThat(decided).hasSizeGreaterThan(20);
            Set<String> accounts = new TreeSet<>(lines(account));
            expected(decided)
                    .forEach(line -> assertThat(accounts)
                            .as(line)
                            .matches(all -> all.contains(line) || all.contains(line.substring("GET ".length()))));
            decided.forEach((line, look) -> {
                if (!look) {
                    assertThat(accounts).doesNotContain(line);
                }
            });
        }
    }

    @Test
    void whatIsSilentInTheEngineIsNobodysData() {
        Set<String> silent = engineRoutes().stream()
                .filter(route -> !looks.leavesALine("GET", "/engine-rest" + filled(route)))
                .map(route -> route.split("/")[1])
                .collect(Collectors.toSet());
        assertThat(silent)
                .isSubsetOf(
                        "engine",
                        "version",
                        "identity",
                        "authorization",
                        "filter",
                        "deployment",
                        "process-definition",
                        "decision-definition",
                        "decision-requirements-definition",
                        "case-definition",
                        "telemetry",
                        "metrics",
                        "schema");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/task",
                "/task/count",
                "/history/task",
                "/history/variable-instance",
                "/variable-instance",
                "/process-instance",
                "/history/process-instance/count"
            })
    void aQuestionWithABodyIsALookToo(String resource) {
        call(ADMINISTRATOR, HttpMethod.POST, "/engine-rest" + resource, Map.of());
        assertThat(lines(ADMINISTRATOR)).containsExactly("POST /engine-rest" + resource);
    }

    private Set<String> ours() {
        return mappings.stream()
                .flatMap(mapping -> mapping.getHandlerMethods().entrySet().stream())
                .filter(route -> route.getValue().getBeanType().getPackageName().startsWith("safecity"))
                .filter(route -> {
                    Set<RequestMethod> methods =
                            route.getKey().getMethodsCondition().getMethods();
                    return methods.isEmpty()
                            || methods.contains(RequestMethod.GET)
                            || methods.contains(RequestMethod.HEAD);
                })
                .flatMap(route -> route.getKey().getPatternValues().stream())
                .collect(Collectors.toSet());
    }

    /** From the annotations of the engine's own resources. */
    private static Set<String> engineRoutes() {
        Set<String> routes = new TreeSet<>();
        collect(DefaultProcessEngineRestServiceImpl.class, "", routes, new HashSet<>());
        assertThat(CamundaRestResources.getResourceClasses()).isNotEmpty();
        assertThat(routes).hasSizeGreaterThan(150);
        return routes;
    }

    private static void collect(Class<?> resource, String at, Set<String> routes, Set<Class<?>> above) {
        if (!above.add(resource)) {
            return;
        }
        for (Method method : resource.getMethods()) {
            String path = at + path(method);
            if (annotation(method, jakarta.ws.rs.GET.class) != null) {
                routes.add(path.replaceAll("//+", "/"));
            } else if (annotation(method, jakarta.ws.rs.Path.class) != null
                    && method.getReturnType().getName().startsWith("org.camunda.bpm.engine.rest")) {
                collect(method.getReturnType(), path, routes, new HashSet<>(above));
            }
        }
    }

    private static String path(Method method) {
        jakarta.ws.rs.Path path = annotation(method, jakarta.ws.rs.Path.class);
        String value = path == null ? "" : path.value();
        return value.isEmpty() || value.startsWith("/") ? value : "/" + value;
    }

    /** Also of the interfaces that declare the method. */
    private static <A extends Annotation> A annotation(Method method, Class<A> type) {
        return Stream.concat(
                        Stream.of(method.getDeclaringClass()),
                        Arrays.stream(method.getDeclaringClass().getInterfaces()))
                .map(one -> {
                    try {
                        return one.getMethod(method.getName(), method.getParameterTypes())
                                .getAnnotation(type);
                    } catch (NoSuchMethodException none) {
                        return null;
                    }
                })
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static String filled(String pattern) {
        return pattern.replaceAll("\\{[^}]*}", "4711");
    }

    private static List<String> expected(Map<String, Boolean> decided) {
        return decided.entrySet().stream()
                .filter(Map.Entry::getValue)
                .map(Map.Entry::getKey)
                .toList();
    }

    private List<String> lines(String account) {
        return jdbc.sql(
                        "SELECT record FROM access_log WHERE id > ? AND account = ? AND action IN ('view', 'view-accounts')"
                                + " AND record NOT LIKE 'access-log/%'")
                .params(before, account)
                .query(String.class)
                .list();
    }

    private int status(String account, String path) {
        return call(account, HttpMethod.GET, path, null);
    }

    private int call(String account, HttpMethod method, String path, Object body) {
        if (!path.startsWith("/api/") && !path.startsWith("/engine-rest")) {
            return sessions.computeIfAbsent(account, this::signedIn)
                    .call(method.name(), path, body)
                    .statusCode();
        }
        RequestEntity.BodyBuilder request = RequestEntity.method(method, URI.create(http.getRootUri() + path));
        return http.withBasicAuth(account, PASSWORD)
                .exchange(body == null ? request.build() : request.body(body), String.class)
                .getStatusCode()
                .value();
    }

    private Browser signedIn(String account) {
        Browser browser = new Browser(port);
        browser.signIn(account, PASSWORD);
        return browser;
    }
}
