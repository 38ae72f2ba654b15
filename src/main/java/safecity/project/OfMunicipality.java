package safecity.project;

import safecity.engine.Actor;

/** Whose project it is: an instance of another tenant, or of none, must never run for it. */
final class OfMunicipality {

    private OfMunicipality() {}

    /**
     * @param municipality of the person; null or empty for the system and for whoever belongs to none or several
     * @param actor        account id, or {@link Actor#SYSTEM}
     */
    static boolean mayUse(Project project, String municipality, String actor) {
        boolean none = municipality == null || municipality.isBlank();
        return none ? Actor.SYSTEM.equals(actor) : project.municipality().equals(municipality);
    }
}
