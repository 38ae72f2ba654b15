/**
 * What a deployed form accepts. The renderer in the browser checks a form for convenience; here the same rules are
 * enforced for every client alike, on the form of the very version that was deployed with the model.
 */
@NullMarked
@NamedInterface("forms")
package safecity.engine.forms;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
