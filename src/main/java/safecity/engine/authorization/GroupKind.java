package safecity.engine.authorization;

/** What a group of people is to the municipality with which it works; rights come from it (ADR 0066). */
public enum GroupKind {

    /** A department of the administration. */
    DEPARTMENT,
    /** A post that decides in person: mayor, vice-mayor, director. It has no head above it. */
    EXECUTIVE,
    /** The audit office: a department that nobody of the executive stands in for. */
    AUDIT,
    /** The auditor, who sees everything and changes nothing. */
    OVERSIGHT,
    /** The council and its office. */
    COUNCIL,
    /** An authority of its own that runs programmes with the municipality: police, fire service, office of education. */
    PARTNER,
    /** Whoever supports or certifies the municipality from outside. */
    ASSESSOR,
    /** Citizens who follow the mayor's pledges. */
    CITIZENS,
    /** Those who see to the whole project in a municipality. */
    MANAGEMENT,
    /** Those who keep accounts and the machine running, for all municipalities. */
    ADMINISTRATION;

    /** Whether somebody heads it, reviews and approves for it. */
    public boolean hasHead() {
        return switch (this) {
            case EXECUTIVE, OVERSIGHT, MANAGEMENT, ADMINISTRATION -> false;
            default -> true;
        };
    }

    /** Whether it is no part of the municipality: it reads what is released and what is its own. */
    public boolean isOutside() {
        return this == PARTNER || this == ASSESSOR || this == CITIZENS;
    }
}
