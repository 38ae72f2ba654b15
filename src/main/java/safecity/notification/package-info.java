/**
 * What people are told without asking: that a term is near, has come or has passed, and to whom it goes then; in a list of
 * their own, by e-mail, and in their calendar.
 */
@NullMarked
package safecity.notification;

import org.jspecify.annotations.NullMarked;
