/**
 * Safety promotion programmes (안전증진사업): plans with indicators, quarterly results, evaluation of a year.
 */
package safecity.programme;
