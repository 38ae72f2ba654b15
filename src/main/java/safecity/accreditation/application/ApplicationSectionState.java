package safecity.accreditation.application;

/**
 * How far a section has come in the current round: what was written last, and whether it was sent back since.
 *
 * @param korean     id of the newest Korean entry, 0 when there is none
 * @param complete   whether its author called it complete
 * @param koreanPages pages of it
 * @param evidence   the evidence that it names
 * @param english    id of the newest English entry
 * @param returned   id of the newest return
 */
record ApplicationSectionState(
        String section,
        long korean,
        boolean complete,
        int koreanPages,
        String evidence,
        long english,
        int englishPages,
        long returned) {

    boolean toDraft() {
        return korean == 0 || !complete || returned > korean;
    }

    /** The Korean text is settled and newer than its translation. */
    boolean toTranslate() {
        return !toDraft() && english < korean;
    }

    boolean finished() {
        return !toDraft() && !toTranslate();
    }
}
