package safecity.research;

import java.util.Optional;
import org.springframework.transaction.annotation.Transactional;
import safecity.calendar.LegalPeriod;
import safecity.engine.contract.DecisionEntry;
import safecity.engine.models.ModelBean;
import safecity.refusal.Refusal;

/**
 * How the contractor is found: what {@code contract-tender} and {@code negotiated-tender} call. Periods in calendar
 * days.
 */
@ModelBean("tenders")
public class Tenders {

    private static final LegalPeriod SHORT_NOTICE = LegalPeriod.NEGOTIATED_NOTICE_URGENT;
    /** What {@code contract-method.dmn} says where nothing is tendered. */
    private static final String NO_NOTICE = "none";

    private static final int BIDS_NEEDED = 2;
    private static final String NOTICE_RULE = SHORT_NOTICE.article();

    private final TenderRepository bids;
    private final ContractRepository store;

    Tenders(TenderRepository bids, ContractRepository store) {
        this.bids = bids;
        this.store = store;
    }

    @Transactional
    public void disclosed(String projectKey, String code, String actor) {
        store.step(projectKey, code, "disclosed", "published", null, actor);
    }

    /**
     * Quotations instead of a tender.
     *
     * @param method     {@code single-quotation} or {@code two-quotations}
     * @throws Refusal {@code research.quotationsTooFew}
     */
    @Transactional
    public void quoted(String projectKey, String code, String method, QuotationEntry entry, String actor) {
        boolean two = "two-quotations".equals(method);
        int count = two ? Optional.ofNullable(entry.quotations()).orElse(0) : 1;
        if ("selected".equals(entry.decision()) && two && count < BIDS_NEEDED) {
            throw Refusal.of("research.quotationsTooFew", count)
                    .field("quotations")
                    .rule("지방계약법 시행령 제30조");
        }
        store.step(projectKey, code, "quotation", entry.decision(), entry.comment(), actor);
    }

    /**
     * How long a notice lasts at the least, in calendar days.
     *
     * @param period key of a {@link LegalPeriod}, as {@code contract-method.dmn} says; {@code none} gives 0
     */
    public int noticeDays(String period) {
        return NO_NOTICE.equals(period) ? 0 : LegalPeriod.of(period).length();
    }

    /** What the officer is about to announce, in a sentence. */
    public String announcement(String projectKey, String code, int noticeDays) {
        int round = rounds(projectKey, code) + 1;
        return (round == 1 ? "첫 공고입니다. 공고 기간 " : round + "번째 공고(재공고)입니다. 공고 기간 ") + days(round, noticeDays, false)
                + "일.";
    }

    /**
     * The notice of a tender; its period follows from the price, a repeated or urgent one takes
     * {@link LegalPeriod#NEGOTIATED_NOTICE_URGENT}.
     *
     * @param noticeDays what {@code contract-method.dmn} demands
     * @throws Refusal {@code research.urgentReasonMissing}
     */
    @Transactional
    public void announced(String projectKey, String code, int noticeDays, TenderNoticeEntry entry, String actor) {
        boolean hurry = entry.urgent();
        if (hurry && KoreanFormat.blank(entry.urgentReason())) {
            throw Refusal.of("research.urgentReasonMissing")
                    .field("urgentReason")
                    .rule(NOTICE_RULE);
        }
        int round = rounds(projectKey, code) + 1;
        bids.announce(
                projectKey,
                code,
                round,
                days(round, noticeDays, hurry),
                hurry ? entry.urgentReason().strip() : null,
                actor);
    }

    /**
     * What becomes of a tender that failed. Without a tender for all, as for small sums, the grounds of §25 stay.
     *
     * @throws Refusal {@code research.privateBeforeSecondTender} when a private contract is chosen because tenders failed, and
     *                 only one did
     */
    @Transactional
    public void decidedAfterFailure(String projectKey, String code, DecisionEntry entry, String actor) {
        if ("private".equals(entry.decision()) && rounds(projectKey, code) == 1) {
            throw Refusal.of("research.privateBeforeSecondTender")
                    .field("decision")
                    .rule("지방계약법 시행령 제26조제1항");
        }
        store.step(projectKey, code, "failed-tender", entry.decision(), entry.comment(), actor);
    }

    /** How often the tender has been announced. */
    public int rounds(String projectKey, String code) {
        return bids.rounds(projectKey, code);
    }

    /** The period of the newest notice. */
    public int announcedDays(String projectKey, String code) {
        return bids.announcedDays(projectKey, code);
    }

    /**
     * The opening of the bids: a tender stands with two valid ones.
     *
     * @throws Refusal {@code research.bidsTooFew} when it is called valid with fewer than two
     */
    @Transactional
    public void opened(String projectKey, String code, BidOpeningEntry entry, String actor) {
        int count =
                switch (entry.decision()) {
                    case "valid" -> Optional.ofNullable(entry.bids()).orElse(0);
                    case "single" -> 1;
                    default -> 0;
                };
        if ("valid".equals(entry.decision()) && count < BIDS_NEEDED) {
            throw Refusal.of("research.bidsTooFew", count).field("bids").rule("지방계약법 시행령 제12조");
        }
        bids.open(projectKey, code, count, count >= BIDS_NEEDED, actor);
        store.step(projectKey, code, "opening", entry.decision(), entry.comment(), actor);
    }

    /**
     * The committee's ranking.
     *
     * @throws Refusal {@code research.evaluatorsOutOfRange}, {@code research.qualifiedMissing}
     */
    @Transactional
    public void evaluated(String projectKey, String code, ProposalEvaluationEntry entry, String actor) {
        int members = Optional.ofNullable(entry.evaluators()).orElse(0);
        if (members < 7 || members > 10) {
            throw Refusal.of("research.evaluatorsOutOfRange", members)
                    .field("evaluators")
                    .rule("지방계약법 시행령 제43조");
        }
        int count = "qualified".equals(entry.decision())
                ? Optional.ofNullable(entry.qualifiedCount()).orElse(0)
                : 0;
        if ("qualified".equals(entry.decision()) && count < 1) {
            throw Refusal.of("research.qualifiedMissing")
                    .field("qualifiedCount")
                    .rule("지방계약법 시행령 제43조");
        }
        bids.evaluate(projectKey, code, members, count, actor);
        store.step(projectKey, code, "evaluation", entry.decision(), entry.comment(), actor);
    }

    @Transactional
    public void negotiated(String projectKey, String code, int rank, DecisionEntry entry, String actor) {
        store.step(projectKey, code, "negotiation", entry.decision() + "-" + rank, entry.comment(), actor);
    }

    private static int days(int round, int noticeDays, boolean urgent) {
        return round > 1 || urgent ? SHORT_NOTICE.length() : noticeDays;
    }
}
