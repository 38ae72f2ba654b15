package safecity.tasklist;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.CheckedNode;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What axe finds on Tasklist's screens, held against the list of what is the vendor's and stays. */
class KnownFindings {

    /** Built by our plugins, or from our forms: nothing is forgiven there. */
    private static final String OURS = "[class*='safecity-'], .fjs-form";

    private static final String OVERLAPS = "(element, ours) => element.closest(ours) !== null";

    private final List<Known> known = read();
    private final Set<Known> met = new LinkedHashSet<>();
    private final Set<String> unknown = new TreeSet<>();

    private record Known(String rule, String selector, String reason) {}

    /** @param screen what a person would call it, for the message */
    void look(Page page, String screen) {
        look(page, screen, axe(page));
    }

    /** At what is new on a screen that was looked at before. */
    void lookAt(String part, Page page, String screen) {
        look(page, screen, axe(page).include(part));
    }

    private static AxeBuilder axe(Page page) {
        return new AxeBuilder(page).setLegacyMode(true);
    }

    private void look(Page page, String screen, AxeBuilder axe) {
        for (Rule rule : axe.analyze().getViolations()) {
            rule.getNodes().forEach(node -> look(page, screen, rule.getId(), node));
        }
    }

    private void look(Page page, String screen, String rule, CheckedNode node) {
        Locator element = page.locator(node.getTarget().toString().replaceAll("^\\[|]$", ""))
                .first();
        boolean ours = (boolean) element.evaluate(OVERLAPS, OURS);
        List<Known> matching = known.stream()
                .filter(one -> !ours
                        && one.rule().equals(rule)
                        && (boolean)
                                element.evaluate("(element, selector) => element.matches(selector)", one.selector()))
                .toList();
        met.addAll(matching);
        if (matching.isEmpty()) {
            unknown.add("%s: %s%s: %s"
                    .formatted(
                            screen, ours ? "ours, " : "", rule, node.getHtml().replaceAll("\\s+", " ")));
        }
    }

    Set<String> unknown() {
        return unknown;
    }

    /** Lines of the list that nothing on the screens needed. */
    List<String> needless() {
        return known.stream()
                .filter(one -> !met.contains(one))
                .map(Known::toString)
                .toList();
    }

    private static List<Known> read() {
        try (InputStream list = KnownFindings.class.getResourceAsStream("/accessibility/tasklist.txt")) {
            return new String(list.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split(Pattern.quote(" | ")))
                    .map(parts -> new Known(parts[0].strip(), parts[1].strip(), parts[2].strip()))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
