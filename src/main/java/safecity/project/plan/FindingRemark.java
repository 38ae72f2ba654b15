package safecity.project.plan;

import java.time.Instant;

/**
 * What somebody said about a finding of the plan check, which settles it.
 *
 * @param finding {@link PlanFinding#id()}
 * @param by      account id
 */
public record FindingRemark(String finding, String text, String by, Instant at) {}
