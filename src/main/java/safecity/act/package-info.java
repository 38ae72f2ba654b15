/** The days on which acts of legal weight were done, whenever they become known here. */
@NullMarked
package safecity.act;

import org.jspecify.annotations.NullMarked;
