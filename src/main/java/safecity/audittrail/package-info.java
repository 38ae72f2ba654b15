/** The auditor's side: the access log (접속기록) and its monthly check, which the auditor signs as a task. */
@NullMarked
package safecity.audittrail;

import org.jspecify.annotations.NullMarked;
