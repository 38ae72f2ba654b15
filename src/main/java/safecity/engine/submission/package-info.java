/**
 * What somebody submits with a task or a start form: checked against the deployed form in the command that completes, for
 * every client alike.
 */
@NullMarked
@NamedInterface("submission")
package safecity.engine.submission;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
