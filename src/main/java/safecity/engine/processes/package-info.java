/**
 * Process instances: how they are started, told what has happened and asked for facts, and the decisions that are
 * evaluated for our own pages.
 */
@NullMarked
@NamedInterface("processes")
package safecity.engine.processes;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
