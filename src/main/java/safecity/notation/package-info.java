/**
 * How days, numbers and amounts of money are written in Korean offices, read in one place: for the forms of the engine, for
 * our own pages and for files that come in. What has one meaning is taken, however it is written; what has two, or is no
 * day, is refused with the fault by name. Nothing is guessed.
 */
@NullMarked
package safecity.notation;

import org.jspecify.annotations.NullMarked;
