/**
 * Help with a task (도움말): what to do and by which article, where the task stands in its procedure, and document templates
 * filled from the project's data.
 */
@NullMarked
package safecity.help;

import org.jspecify.annotations.NullMarked;
