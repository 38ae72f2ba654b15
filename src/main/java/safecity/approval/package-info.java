/**
 * Approval of documents (기안 → 검토 → 협조 → 결재): the line, what was signed in it, and recall by the drafter.
 */
@NullMarked
package safecity.approval;

import org.jspecify.annotations.NullMarked;
