/**
 * Running the machine by people: why a job failed, trying it again, holding instances up and letting them go on. What the
 * engine's API offers for it is offered by our own pages, with a reason and on the record.
 */
@NullMarked
@NamedInterface("operation")
package safecity.engine.operation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
