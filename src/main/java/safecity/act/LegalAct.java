package safecity.act;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The acts from whose day a period of the law runs, or that must lie on or after one another. A model names one in the
 * property {@code act} of the step that records it, and in {@code legalPeriodFrom} of what runs from it.
 */
public enum LegalAct {
    // Ordinance (행정절차법 제41조–제44조, 지방자치법 제32조–제35조)
    ORDINANCE_NOTICE(null),
    BILL_SUBMISSION(ORDINANCE_NOTICE),
    COUNCIL_NOTICE(BILL_SUBMISSION),
    PLENARY_VOTE(BILL_SUBMISSION),
    BILL_TRANSMISSION(PLENARY_VOTE),
    CITY_REPORT(BILL_TRANSMISSION),
    MAYOR_DECISION(BILL_TRANSMISSION),
    SECOND_VOTE(MAYOR_DECISION),
    SECOND_TRANSMISSION(SECOND_VOTE),
    PROMULGATION(BILL_TRANSMISSION),

    // Preparation
    SUPPORT_AGREEMENT(null),
    LETTER_OF_INTENT(null),
    LISTING(LETTER_OF_INTENT),

    // Research contract (지방계약법); the subject is the contract's code
    SPECIFICATION_DISCLOSURE(null),
    TENDER_NOTICE(null),
    CONTRACT_CONCLUSION(null),
    WORK_START(CONTRACT_CONCLUSION),
    COMPLETION_REPORT(WORK_START),
    INSPECTION(COMPLETION_REPORT),
    ADVANCE_CLAIM(CONTRACT_CONCLUSION),
    ADVANCE_PAYMENT(ADVANCE_CLAIM),
    CLAIM(INSPECTION),
    PAYMENT(CLAIM),
    RESULT_PUBLICATION(INSPECTION),

    // Accreditation; the subject of a report is its year, of an audit its stage
    APPOINTMENT(null),
    REPORT_SUBMISSION(LISTING),
    APPLICATION(LISTING),
    APPLICATION_ACCEPTANCE(APPLICATION),
    AUDIT(APPLICATION),
    AUDIT_RESULT(AUDIT),
    AUDIT_CORRECTION(AUDIT_RESULT),
    CERTIFICATE(AUDIT_RESULT),
    AGREEMENT_SIGNATURE(CERTIFICATE),
    CEREMONY(AGREEMENT_SIGNATURE);

    private final @Nullable LegalAct after;

    LegalAct(@Nullable LegalAct after) {
        this.after = after;
    }

    /** @throws IllegalArgumentException for a name that no act has: a mistake in a model, not of its user */
    public static LegalAct of(String key) {
        return Arrays.stream(values())
                .filter(act -> act.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no legal act is called " + key));
    }

    /** Its name in the models: {@code bill-transmission}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What must lie before it, or on the same day. */
    public Optional<LegalAct> after() {
        return Optional.ofNullable(after);
    }
}
