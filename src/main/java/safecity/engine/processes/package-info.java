/**
 * Process instances: how they are started, told what has happened and asked for facts, and the decisions that are
 * evaluated for our own pages.
 */
@NamedInterface("processes")
package safecity.engine.processes;

import org.springframework.modulith.NamedInterface;
