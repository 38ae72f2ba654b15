/**
 * A person's own workplace: drafts of forms, the work they took part in, and English for what Tasklist shows.
 */
@NullMarked
package safecity.workplace;

import org.jspecify.annotations.NullMarked;
