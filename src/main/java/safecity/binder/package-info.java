/**
 * The binder (감사자료 일괄추출): what is on record of a project as one package that proves itself without us, made in the
 * background for whoever may read it; and the command that checks one.
 */
@NullMarked
package safecity.binder;

import org.jspecify.annotations.NullMarked;
