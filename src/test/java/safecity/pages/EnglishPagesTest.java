package safecity.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import safecity.engine.identity.Accounts;
import safecity.project.Plans;
import safecity.security.Browser;
import safecity.story.ProcessStory;
import safecity.story.Story;

/** Read in English, no page of ours says a Korean word but those that people typed, which are marked as Korean. */
@ProcessStory
class EnglishPagesTest {

    private static final String PROJECT = "yeonsu-in-english";
    private static final Set<String> VOID = Set.of(
            "area",
            "base",
            "br",
            "col",
            "embed",
            "hr",
            "img",
            "input",
            "link",
            "meta",
            "source",
            "track",
            "wbr",
            "use",
            "path",
            "rect",
            "line",
            "circle",
            "polyline");

    /** An attribute's value may hold a {@code >}. */
    private static final Pattern PART = Pattern.compile(
            "<!--.*?-->|<(/?)([a-zA-Z][\\w-]*)((?:[^>\"']|\"[^\"]*\"|'[^']*')*)>|[^<]+", Pattern.DOTALL);

    private static final Pattern READ = Pattern.compile("(?:aria-label|title|placeholder|alt|data-label)=\"([^\"]*)\"");
    private static final Pattern HANGUL = Pattern.compile("[가-힣]{1,20}");

    /** How a roster, a number, a day or a Korean name is written. */
    private static final Set<String> TYPED_IN_KOREAN =
            Set.of("committee.roster.", "notation.number.", "notation.day.weekday", "district.exampleKo");

    /** Contracts of the district's plan, and the example of a Korean name. */
    private static final Set<String> IN_THE_PLAN =
            Set.of("기본조사 연구용역", "사업수행평가 연구용역", "성과평가 및 공인실사 지원 연구용역", "하늘광역시 바다구");

    @LocalServerPort
    int port;

    @Autowired
    Story story;

    @Autowired
    Plans plans;

    @Autowired
    IdentityService identities;

    @Autowired
    Accounts accounts;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    List<RequestMappingHandlerMapping> mappings;

    @AfterEach
    void leaveNothing() {
        story.clear(PROJECT);
    }

    @Test
    void noPageSaysAKoreanWordOfItsOwn() {
        story.on(LocalDate.of(2022, 10, 4), PROJECT);
        plans.adopt(PROJECT, "yeonsu-mayor");
        story.start("plan-change", Map.of("projectKey", PROJECT, "changeReason", "reason"));
        Collection<String> names = names();
        Map<String, Set<String>> said = new TreeMap<>();
        int read = 0;
        for (String account : List.of("yeonsu-lead", "yeonsu-certifier", "yeonsu-auditor", "yeonsu-manager", "admin")) {
            Browser browser = new Browser(port);
            browser.signIn(account, "safecity-demo");
            for (String path : pages()) {
                var answer = browser.get(path.replace("{key}", PROJECT), "en");
                if (answer.statusCode() == 200
                        && answer.headers()
                                .firstValue("Content-Type")
                                .orElse("")
                                .startsWith("text/html")) {
                    read++;
                    Set<String> words = korean(answer.body(), names);
                    if (!words.isEmpty()) {
                        said.computeIfAbsent(path, one -> new TreeSet<>()).addAll(words);
                    }
                }
            }
        }
        Set<String> typed = typed();
        said.values().forEach(words -> words.removeAll(typed));
        said.values().removeIf(Set::isEmpty);
        assertThat(read).isGreaterThan(60);
        assertThat(said).isEmpty();
    }

    /** The English of a text says Korean words only where it speaks of what is typed in Korean. */
    @Test
    void theEnglishOfATextHasNoKoreanWord() throws IOException {
        Set<String> korean = new TreeSet<>();
        for (Resource bundle :
                new PathMatchingResourcePatternResolver().getResources("classpath:messages/*_en.properties")) {
            Properties texts = new Properties();
            try (Reader reader = new InputStreamReader(bundle.getInputStream(), StandardCharsets.UTF_8)) {
                texts.load(reader);
            }
            texts.forEach((key, text) -> {
                if (HANGUL.matcher(text.toString()).find()
                        && TYPED_IN_KOREAN.stream().noneMatch(key.toString()::startsWith)) {
                    korean.add(key + "=" + text);
                }
            });
        }
        assertThat(korean).isEmpty();
    }

    /** What people typed into accounts, documents, programmes and districts is said as they typed it. */
    private Collection<String> names() {
        return Stream.of(
                        IN_THE_PLAN.stream(),
                        identities.createUserQuery().list().stream().map(user -> accounts.name(user.getId())),
                        jdbc.sql("""
                                SELECT title FROM approval_document UNION SELECT title FROM evidence UNION SELECT title FROM programme
                                UNION SELECT name_ko FROM municipality
                                """).query(String.class).list().stream())
                .flatMap(Function.identity())
                .filter(name -> !name.isBlank())
                .sorted((one, other) -> other.length() - one.length())
                .toList();
    }

    /** Korean words of what stands in the product's own tables: other stories leave what they typed, and lists show it. */
    private Set<String> typed() {
        return jdbc.sql("""
                        SELECT c.relname FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r'
                            AND (c.relname NOT LIKE 'act\\_%' OR c.relname = 'act_hi_varinst') AND c.relname NOT LIKE 'ledger%' AND c.relname <> 'evidence_content'
                        """).query(String.class).list().stream()
                .flatMap(table -> jdbc
                        .sql("SELECT DISTINCT (regexp_matches(to_jsonb(t)::text, '[가-힣]{1,20}', 'g'))[1] FROM \"%s\" t"
                                .formatted(table))
                        .query(String.class)
                        .list()
                        .stream())
                .collect(Collectors.toCollection(this::ofOtherModels));
    }

    /** What models of other tests are called. */
    private Set<String> ofOtherModels() {
        return new TreeSet<>(jdbc.sql("""
                        SELECT (regexp_matches(concat_ws(' ', d.name_, a.act_name_), '[가-힣]{1,20}', 'g'))[1]
                        FROM act_re_procdef d LEFT JOIN act_hi_actinst a ON a.proc_def_id_ = d.id_ WHERE d.key_ <> ALL (?)
                        """).param(released()).query(String.class).list());
    }

    private static String[] released() {
        return Stream.of(Objects.requireNonNull(new File("processes").list()))
                .map(file -> file.replace(".bpmn", ""))
                .toArray(String[]::new);
    }

    private Set<String> pages() {
        return mappings.stream()
                .flatMap(mapping -> mapping.getHandlerMethods().entrySet().stream())
                .filter(route -> route.getValue().getBeanType().getPackageName().startsWith("safecity"))
                .filter(route -> {
                    Set<RequestMethod> methods =
                            route.getKey().getMethodsCondition().getMethods();
                    return methods.isEmpty() || methods.contains(RequestMethod.GET);
                })
                .flatMap(route -> route.getKey().getPatternValues().stream())
                .filter(path ->
                        !path.startsWith("/api/") && !path.replace("{key}", "").contains("{"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    static Set<String> korean(String html, Collection<String> typed) {
        Set<String> found = new TreeSet<>();
        Deque<Boolean> silent = new ArrayDeque<>();
        silent.push(false);
        Matcher part = PART.matcher(html);
        while (part.find()) {
            String name = part.group(2);
            if (name == null) {
                if (!silent.peek() && !part.group().startsWith("<")) {
                    found.addAll(words(part.group(), typed));
                }
            } else if (!part.group(1).isEmpty()) {
                if (silent.size() > 1) {
                    silent.pop();
                }
            } else {
                String attributes = part.group(3);
                boolean own = silent.peek()
                        || attributes.contains("lang=\"ko\"")
                        || name.equals("script")
                        || name.equals("style");
                if (!own) {
                    Matcher value = READ.matcher(attributes);
                    while (value.find()) {
                        found.addAll(words(value.group(1), typed));
                    }
                }
                if (!VOID.contains(name) && !attributes.endsWith("/")) {
                    silent.push(own);
                }
            }
        }
        return found;
    }

    private static Set<String> words(String text, Collection<String> typed) {
        String left = text;
        for (String name : typed) {
            left = left.replace(name, "");
        }
        return HANGUL.matcher(left).results().map(word -> word.group()).collect(Collectors.toSet());
    }
}
