/** The embedded database and its directory, the schema, and what a start is refused for. */
@NullMarked
package safecity.database;

import org.jspecify.annotations.NullMarked;
