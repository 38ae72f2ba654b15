/**
 * The ledger: every change of a fact as an entry that the database writes with it, sealed so that nobody changes it unnoticed;
 * and its verification. The writing itself stands in {@code V250__ledger.sql} (ADR 0093).
 */
@NullMarked
package safecity.ledger;

import org.jspecify.annotations.NullMarked;
