package safecity.story;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.Assertions;

/** A person without a mouse: presses keys, and at every step has to see where they are. */
public class Keyboard {

    /** More than any page of ours has on the way to anything. */
    private static final int MOST_STEPS = 150;
    /** What has the focus, or what is wrong with it: none, out of sight, or without a sign of it. */
    private static final String FOCUS = """
            () => {
              // A choice of a form has its focus in a field without a size, and shows it around.
              const one = document.activeElement.closest('.fjs-input-group:has(.fjs-select-hidden-input)') ?? document.activeElement;
              const name = `${one.tagName.toLowerCase()}.${one.className} "${(one.getAttribute('aria-label') || one.innerText || one.value || '')
                .trim().slice(0, 40)}"`;
              if (one === document.body || one === document.documentElement) {
                return 'lost';
              }
              one.scrollIntoView({ block: 'nearest' });
              const box = one.getBoundingClientRect();
              const style = getComputedStyle(one);
              const seen = box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
              // The button in a date field has the browser's own mark, inside.
              const inner = ['date', 'month'].includes(one.type) && !one.matches(':focus-visible');
              const marked = inner || style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
              return seen && marked ? `on ${name}` : `${seen ? 'unmarked' : 'unseen'} ${name}`;
            }""";

    private final Page page;

    public Keyboard(Page page) {
        this.page = page;
    }

    public Keyboard presses(String... keys) {
        for (String key : keys) {
            page.keyboard().press(key);
        }
        return this;
    }

    public Keyboard types(String text) {
        page.keyboard().type(text);
        return this;
    }

    /** Goes there with Tab, and sees the focus all the way. */
    public Keyboard goesTo(Locator target) {
        return goes("Tab", target);
    }

    public Keyboard goesBackTo(Locator target) {
        return goes("Shift+Tab", target);
    }

    private Keyboard goes(String key, Locator target) {
        target.first().waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
        List<String> way = new ArrayList<>();
        while (!has(target)) {
            page.keyboard().press(key);
            way.add(focus());
            Assertions.assertThat(way)
                    .as("on the way to %s", target)
                    .hasSizeLessThan(MOST_STEPS)
                    .allMatch(step -> step.startsWith("on "));
        }
        return this;
    }

    /** Waits until the focus stands somewhere in sight: what had it may be gone, and what is next is asked of the server first. */
    public Keyboard stands() {
        page.waitForCondition(() -> focus().startsWith("on "));
        return this;
    }

    /** Every control of the page by Tab, until it begins again. */
    public List<String> wholePage() {
        List<String> way = new ArrayList<>();
        for (int i = 0; i < MOST_STEPS; i++) {
            page.keyboard().press("Tab");
            String step = focus();
            boolean begunAgain = (boolean)
                    page.evaluate("() => (window.firstStop ??= document.activeElement) === document.activeElement");
            if (step.equals("lost") || begunAgain && i > 0) {
                return way;
            }
            way.add(step);
        }
        throw new AssertionError("no end: " + way);
    }

    private String focus() {
        return (String) page.evaluate(FOCUS);
    }

    private static boolean has(Locator target) {
        return (boolean) target.first().evaluate("one => one === document.activeElement");
    }
}
