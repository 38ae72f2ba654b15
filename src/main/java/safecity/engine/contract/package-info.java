/**
 * What a model hands to Java: the values of a step's form as one record, bound by name and converted once. In a model
 * they are called {@code entry}: {@code ${inspections.inspected(projectKey, contractCode, entry, actor.id())}}.
 */
@NullMarked
@NamedInterface("contract")
package safecity.engine.contract;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
