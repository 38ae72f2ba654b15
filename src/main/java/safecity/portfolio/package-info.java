/**
 * The portfolio: all projects that a reader may see at one look, each by the same row for page, file and program, those that
 * need attention first.
 */
@NullMarked
package safecity.portfolio;

import org.jspecify.annotations.NullMarked;
