/**
 * The file of a case (사건철): what was entered in every step of a procedure, in the words of its forms, with the papers and
 * remarks on it. Who decides reads here what the decision is about.
 */
@NullMarked
package safecity.casefile;

import org.jspecify.annotations.NullMarked;
