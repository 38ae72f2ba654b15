/**
 * How an ordinance comes about: {@code ordinance-enactment.bpmn} and the models it calls.
 *
 * <p>The order of the steps stands in the models. Here are the rules that a diagram can't say (notice period, quorum and
 * majority, the day of effect) and the record of what happened.
 */
@NullMarked
package safecity.ordinance;

import org.jspecify.annotations.NullMarked;
