package safecity.organisation;

import java.util.List;

/**
 * The duties that the procedures name, in the order of the page that gives them to departments; each has its name in the
 * messages under {@code duty.name.<duty>}. A test holds the list to the models.
 */
final class KnownDuties {

    static final List<String> ALL = List.of(
            "lead",
            "planning",
            "legal",
            "budget",
            "contract",
            "audit",
            "gender-equality",
            "personnel",
            "publicity",
            "council-office",
            "mayor",
            "vice-mayor",
            "director",
            "traffic",
            "health",
            "welfare",
            "women-children",
            "disaster",
            "industry",
            "police",
            "fire",
            "education",
            "citizens-panel",
            "support-centre",
            "certifier",
            "auditor");

    private KnownDuties() {}
}
