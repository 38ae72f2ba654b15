/**
 * What a model says and what it may call: the beans that expressions name, names of elements, and the walk from a task to
 * those that can come next.
 */
@NullMarked
@NamedInterface("models")
package safecity.engine.models;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
