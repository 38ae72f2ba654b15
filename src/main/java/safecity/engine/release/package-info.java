/**
 * What happens to running process instances when a release brings new versions of the models: they are migrated before
 * anybody is served, so that models and the beans they call are always of one release. What a start had to leave is tried
 * and migrated on a page of ours.
 */
@NullMarked
@NamedInterface("release")
package safecity.engine.release;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
