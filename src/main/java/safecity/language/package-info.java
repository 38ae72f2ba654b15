/** What the Korean language asks of every text, whoever writes it: particles that follow the sound before them. */
@NullMarked
package safecity.language;

import org.jspecify.annotations.NullMarked;
