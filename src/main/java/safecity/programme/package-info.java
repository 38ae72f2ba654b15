/**
 * Safety promotion programmes (안전증진사업): plans with indicators, quarterly results, evaluation of a year.
 */
@NullMarked
package safecity.programme;

import org.jspecify.annotations.NullMarked;
