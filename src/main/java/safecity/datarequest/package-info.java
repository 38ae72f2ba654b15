/**
 * What auditors, the council and the citizens' panel demand to be told of a project: who asked what by which law, until when, what
 * the department in charge answered, and what was handed over.
 */
@NullMarked
package safecity.datarequest;

import org.jspecify.annotations.NullMarked;
