/**
 * Approval of documents (기안 → 검토 → 협조 → 결재): the line, what was signed in it, and recall by the drafter.
 */
package safecity.approval;
