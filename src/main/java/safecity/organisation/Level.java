package safecity.organisation;

/**
 * The levels at which the delegation table (위임전결규정, {@code approval-line.dmn}) lets somebody decide, the lowest first, and
 * down to which of them the next may be stood in for. 지방자치법 제124조: the vice mayor for the mayor, then by the order of
 * offices. 직무대리규정 제4조·제6조: whoever stands next below, or, named for it, another at the same level.
 */
enum Level {
    OFFICER,
    HEAD,
    DIRECTOR,
    VICE_MAYOR,
    MAYOR;

    static Level of(String duty, boolean head) {
        return switch (duty) {
            case "mayor" -> MAYOR;
            case "vice-mayor" -> VICE_MAYOR;
            case "director" -> DIRECTOR;
            default -> head ? HEAD : OFFICER;
        };
    }

    /** The lowest that may stand in from another department of the same line. */
    Level lowestInLine() {
        return switch (this) {
            case OFFICER, VICE_MAYOR, MAYOR -> DIRECTOR;
            case HEAD, DIRECTOR -> HEAD;
        };
    }

    /** Whether somebody who has this level may be given the other for good: the same, a lower one or the next. */
    boolean reaches(Level other) {
        return other.ordinal() <= ordinal() + 1;
    }
}
