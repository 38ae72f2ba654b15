package safecity.refusal;

import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong with what somebody entered.
 *
 * @param field    key of the form field; null when it is about no single one
 * @param rule     the article or the rule of the form that is broken, such as {@code form.required}
 * @param sentence what to mend, in the reader's language
 */
public record Violation(@Nullable String field, String rule, String sentence) {}
