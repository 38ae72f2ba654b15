/**
 * Absence and substitution (부재·대결): while somebody is away, their substitute holds the groups of their post, their tasks
 * reach the substitute, and what is done carries both names.
 */
@NullMarked
package safecity.absence;

import org.jspecify.annotations.NullMarked;
