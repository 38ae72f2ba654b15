/**
 * What somebody submits with a task or a start form: checked against the deployed form in the command that completes, for
 * every client alike.
 */
@NamedInterface("submission")
package safecity.engine.submission;

import org.springframework.modulith.NamedInterface;
