/** What all our own pages have in common: language, layout, and the page that says what went wrong. */
@NullMarked
package safecity.pages;

import org.jspecify.annotations.NullMarked;
