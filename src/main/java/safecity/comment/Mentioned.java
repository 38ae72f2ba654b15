package safecity.comment;

import safecity.engine.tasks.TaskPlaces.Place;

/**
 * Somebody was mentioned in a remark, in the transaction that is under way.
 *
 * @param place  the task on which the remark stands
 * @param person account that was mentioned
 */
public record Mentioned(Place place, String person, String author, String text) {}
