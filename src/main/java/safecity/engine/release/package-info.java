/**
 * What happens to running process instances when a release brings new versions of the models: they are migrated before
 * anybody is served, so that models and the beans they call are always of one release.
 */
@NullMarked
package safecity.engine.release;

import org.jspecify.annotations.NullMarked;
