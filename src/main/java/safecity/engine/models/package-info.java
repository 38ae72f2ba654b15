/**
 * What a model says and what it may call: the beans that expressions name, names of elements, and the walk from a task to
 * those that can come next.
 */
@NamedInterface("models")
package safecity.engine.models;

import org.springframework.modulith.NamedInterface;
