/** Refuses, inside the engine and so for every client, what its programming interface would let anybody do. */
package safecity.engine.guard;
