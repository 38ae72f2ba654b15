package safecity.tasklist;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import safecity.story.Asked;

/** One form in Tasklist, filled in field by field as a person does: by label, by clicking, by typing. */
class FormOnScreen {

    /** As long as the form waits for more letters. */
    private static final double TYPED_MS = 350;

    private static final int SHORT = 20;

    private static final String NOTHING_WRONG = "nothing can be wrong here";

    private final Person person;
    private final Locator button;
    private final List<JsonNode> fields;
    private final Map<String, Object> values;

    /** @param button that hands the form in */
    FormOnScreen(Person person, Locator button, JsonNode form, Map<String, Object> values) {
        this.person = person;
        this.button = button;
        this.fields = fields(form);
        this.values = values;
    }

    static boolean wasRefused(String wrong) {
        return !wrong.equals(NOTHING_WRONG);
    }

    /** Presses the button with one field wrong and reads what the form says to it. */
    String entersSomethingWrong() {
        for (JsonNode field : fields) {
            Optional<String> bad = wrong(field);
            Locator box = box(field);
            if (bad.isPresent() && box.count() > 0 && box.isVisible()) {
                Locator input = box.locator("input, textarea").first();
                input.fill(bad.get());
                input.blur();
                Locator told = box.locator(".fjs-form-field-error").first();
                // Some rules speak while one types and switch the button off; the others when it is pressed.
                if (!appears(told)) {
                    pressesAllTheSame();
                    PlaywrightAssertions.assertThat(told).not().isEmpty();
                }
                String sentence = korean(told);
                input.fill(limitsOf(field).path("required").asBoolean() ? harmless(field) : "");
                input.blur();
                // Its going moves the fields below, and a click at that moment misses.
                PlaywrightAssertions.assertThat(told).hasCount(0);
                return field.path("label").asText() + ": " + sentence;
            }
        }
        return leavesOutWhatIsRequired();
    }

    /** For a form without anything to type: a choice that nobody made. */
    private String leavesOutWhatIsRequired() {
        for (JsonNode field : fields) {
            Locator box = box(field);
            if (limitsOf(field).path("required").asBoolean() && box.count() > 0 && box.isVisible()) {
                Locator told = box.locator(".fjs-form-field-error").first();
                pressesAllTheSame();
                if (appears(told)) {
                    return field.path("label").asText() + ": " + korean(told);
                }
            }
        }
        return NOTHING_WRONG;
    }

    /** The button, which the form may have switched off by then. */
    private void pressesAllTheSame() {
        button.click(new Locator.ClickOptions().setForce(true));
    }

    private static String korean(Locator told) {
        String sentence = told.innerText();
        if (!sentence.matches("(?s).*[가-힣].*")) {
            throw new AssertionError("not in Korean: " + sentence);
        }
        return sentence;
    }

    private static boolean appears(Locator told) {
        try {
            told.waitFor(new Locator.WaitForOptions().setTimeout(500));
            return true;
        } catch (TimeoutError silent) {
            return false;
        }
    }

    private static JsonNode limitsOf(JsonNode field) {
        return field.path("validate");
    }

    private String harmless(JsonNode field) {
        return String.valueOf(values.getOrDefault(field.path("key").asText(), ""));
    }

    private Optional<String> wrong(JsonNode field) {
        JsonNode limits = field.path("properties").has("notation") ? field.path("properties") : limitsOf(field);
        return switch (Asked.type(field)) {
            case "number" ->
                limits.path("max").asText().matches("[0-9]+")
                        ? Optional.of(limits.path("max").asLong() + 1 + "")
                        : limits.has("min") ? Optional.of(limits.path("min").asLong() - 1 + "") : Optional.empty();
            case "textfield", "textarea" ->
                limits.has("maxLength") && limits.path("maxLength").asInt() < 5000
                        ? Optional.of("가".repeat(limits.path("maxLength").asInt() + 1))
                        : limits.path("required").asBoolean() ? Optional.of("") : Optional.empty();
            default -> Optional.empty();
        };
    }

    void fills() {
        for (JsonNode field : fields) {
            Object value = values.get(field.path("key").asText());
            Locator box = box(field);
            if (value != null && box.count() > 0 && box.isVisible()) {
                fill(field, box, value);
            }
        }
    }

    private void fill(JsonNode field, Locator box, Object value) {
        switch (Asked.type(field)) {
            case "checkbox" -> {
                Locator tick = box.locator("input[type=checkbox]");
                if (tick.isChecked() != Boolean.TRUE.equals(value)) {
                    tick.click();
                }
                PlaywrightAssertions.assertThat(tick)
                        .isChecked(new LocatorAssertions.IsCheckedOptions().setChecked(Boolean.TRUE.equals(value)));
            }
            case "radio" ->
                box.getByText(option(field, value), new Locator.GetByTextOptions().setExact(true))
                        .click();
            case "select" -> {
                box.locator(".fjs-select-display, .fjs-input-group").first().click();
                person.page
                        .locator(".fjs-dropdownlist-item")
                        .getByText(option(field, value), new Locator.GetByTextOptions().setExact(true))
                        .click();
            }
            case "checklist" ->
                list(value)
                        .forEach(one -> box.getByText(option(field, one), new Locator.GetByTextOptions().setExact(true))
                                .click());
            case "taglist" ->
                list(value).forEach(one -> {
                    box.getByRole(AriaRole.TEXTBOX).click();
                    person.page
                            .locator(".fjs-dropdownlist-item")
                            .getByText(option(field, one), new Locator.GetByTextOptions().setExact(true))
                            .click();
                });
            case "datetime", "number" -> Typing.keyByKey(box.locator("input").first(), value.toString());
            default -> {
                Locator input = box.locator("input, textarea").first();
                if (value.toString().length() <= SHORT) {
                    Typing.keyByKey(input, value.toString());
                } else {
                    // Long texts are pasted by people, too, and letter by letter they cost a walk its minutes.
                    input.fill(value.toString());
                    input.blur();
                }
                person.page.waitForTimeout(TYPED_MS);
            }
        }
    }

    void isGone(String name) {
        try {
            PlaywrightAssertions.assertThat(person.form()).hasCount(0);
        } catch (AssertionError stays) {
            throw new AssertionError(
                    name + " stays open with " + values + ": "
                            + person.form().locator(".fjs-form-field-error").allInnerTexts()
                            + person.notice().allInnerTexts(),
                    stays);
        }
    }

    /** The innermost: a group is a field around its fields. */
    private Locator box(JsonNode field) {
        return person.form()
                .locator(".fjs-form-field")
                .filter(new Locator.FilterOptions()
                        .setHas(person.page.locator("[id$='-%1$s'], [id*='-%1$s-']"
                                .formatted(field.path("id").asText()))))
                .last();
    }

    private static List<?> list(Object value) {
        return value instanceof List<?> many ? many : List.of(value);
    }

    private static String option(JsonNode field, Object value) {
        for (JsonNode option : field.path("values")) {
            if (option.path("value").asText().equals(value.toString())) {
                return option.path("label").asText();
            }
        }
        throw new AssertionError(field.path("key").asText() + " does not offer " + value);
    }

    private static List<JsonNode> fields(JsonNode form) {
        List<JsonNode> fields = new ArrayList<>();
        for (JsonNode component : form.path("components")) {
            if (component.has("key")
                    && !component.path("readonly").asBoolean()
                    && !component.path("disabled").asBoolean()
                    && !component.path("type").asText().equals("expression")) {
                fields.add(component);
            }
            fields.addAll(fields(component));
        }
        return fields;
    }
}
