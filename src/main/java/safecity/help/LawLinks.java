package safecity.help;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriUtils;

/** Finds the articles that a text cites, as addresses at the national law site. Nothing is fetched there. */
@Component
class LawLinks {

    private static final String SITE = "https://www.law.go.kr/";
    private static final String UNDER = " (시행령|시행규칙)";

    private final Map<String, Law> laws = new HashMap<>();
    private final Pattern citation;

    LawLinks() throws IOException {
        try (InputStream file = LawLinks.class.getResourceAsStream("/help/laws.yaml")) {
            for (Law law : new ObjectMapper(new YAMLFactory()).readValue(file, Law[].class)) {
                laws.put(law.name(), law);
                laws.put(law.called() == null ? law.name() : law.called(), law);
            }
        }
        String names = laws.keySet().stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .map(Pattern::quote)
                .collect(Collectors.joining("|"));
        citation = Pattern.compile("(?<law>" + names + ")(?<decree>" + UNDER
                + ")?|(?:같은 법 )?(?<same>시행령|시행규칙)(?= 제)|(?<article>제\\d+조(의\\d+)?)");
    }

    /** @param kind where the site has it; 법령 by default */
    private record Law(String name, String called, String kind) {

        private static final String STATUTE = "법령";

        boolean hasArticles() {
            return kind == null;
        }

        String place() {
            return hasArticles() ? STATUTE : kind;
        }
    }

    /** @param text as it is cited: 지방자치법 제32조 */
    record Link(String text, String address) {}

    /** In the order of the text, each once; a law that is named without an article as a whole. */
    List<Link> in(String text) {
        Set<Link> links = new LinkedHashSet<>();
        Law law = null;
        String decree = "";
        boolean cited = true;
        Matcher part = citation.matcher(text);
        while (part.find()) {
            if (part.group("article") != null) {
                if (law != null) {
                    links.add(link(law, decree, part.group("article")));
                    cited = true;
                }
                continue;
            }
            if (!cited) {
                links.add(link(Objects.requireNonNull(law), decree, null));
            }
            if (part.group("law") != null) {
                law = laws.get(part.group("law"));
                decree = part.group("decree") == null ? "" : part.group("decree");
            } else {
                decree = " " + part.group("same");
            }
            cited = law == null;
        }
        if (!cited) {
            links.add(link(Objects.requireNonNull(law), decree, null));
        }
        return List.copyOf(links);
    }

    private static Link link(Law law, String decree, @Nullable String article) {
        String name = law.name() + decree;
        return new Link(
                article == null ? name : name + " " + article,
                SITE + encoded(law.place()) + "/" + encoded(name.replace(" ", ""))
                        + (article == null || !law.hasArticles() ? "" : "/" + encoded(article)));
    }

    private static String encoded(String text) {
        return UriUtils.encodePathSegment(text, StandardCharsets.UTF_8);
    }
}
