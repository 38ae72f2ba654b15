/**
 * What an administrator does on pages: accounts, groups, departments, municipalities, mail, and the first day of a district,
 * step by step. Who may hold what is decided by the rooms that own it.
 */
@NullMarked
package safecity.administration;

import org.jspecify.annotations.NullMarked;
