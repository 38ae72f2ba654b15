package safecity.tasklist;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;

/** How a text comes into a field: by the keyboard or from the clipboard, as people do it, and never by setting its value. */
final class Typing {

    private Typing() {}

    static void keyByKey(Locator field, String text) {
        empty(field);
        field.page().keyboard().type(text);
        leave(field);
    }

    static void fromClipboard(Locator field, String text) {
        Page page = field.page();
        page.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
        page.bringToFront();
        page.evaluate("text => navigator.clipboard.writeText(text)", text);
        empty(field);
        page.keyboard().press("ControlOrMeta+V");
        leave(field);
    }

    private static void empty(Locator field) {
        field.click();
        field.press("ControlOrMeta+A");
        field.press("Delete");
    }

    /** A person leaves a field before they press a button; the form takes what was typed then at the latest. */
    private static void leave(Locator field) {
        field.page().keyboard().press("Tab");
    }
}
