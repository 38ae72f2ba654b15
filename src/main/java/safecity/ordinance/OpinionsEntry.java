package safecity.ordinance;

/**
 * The opinions on a bill and what was made of them (행정절차법 제44조).
 */
public record OpinionsEntry(Integer opinionsReceived, Integer opinionsAccepted, String decision, String comment) {}
