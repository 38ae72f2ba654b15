/**
 * How a rule says no: one exception that names field and rule, one sentence in each language, one answer to programs.
 */
@NullMarked
package safecity.refusal;

import org.jspecify.annotations.NullMarked;
