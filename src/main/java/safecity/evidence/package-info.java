/**
 * Evidence (증빙자료): documents that prove something, filed at a task or with a project, kept outside process variables,
 * each content once under its SHA-256, never deleted.
 */
@NullMarked
package safecity.evidence;

import org.jspecify.annotations.NullMarked;
