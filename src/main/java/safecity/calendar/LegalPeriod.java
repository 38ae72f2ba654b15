package safecity.calendar;

import static safecity.calendar.EndRule.MOVES;
import static safecity.calendar.EndRule.STAYS;
import static safecity.calendar.LegalPeriod.Bound.AT_LEAST;
import static safecity.calendar.LegalPeriod.Bound.WITHIN;
import static safecity.calendar.LegalPeriod.Unit.DAYS;
import static safecity.calendar.LegalPeriod.Unit.WORKING_DAYS;

import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The periods that the law gives for the steps of an accreditation: every one of them, in one place. A model names one
 * by {@link #key()}: {@code ${deadlines.legal('promulgation')}}.
 *
 * <p>The first day is never counted. {@link Bound#WITHIN} is the last day on which something may be done;
 * {@link Bound#AT_LEAST} is the last day that something must have lasted, what follows happens the day after.
 */
public enum LegalPeriod {

    // Ordinance

    /** Notice of an ordinance bill in the gazette; shorter only for a special reason. */
    ORDINANCE_NOTICE("입법예고", "Public notice of an ordinance bill", 20, DAYS, AT_LEAST, MOVES, "행정절차법 제43조"),
    /** The council's own notice of a bill it examines, where it gives one. */
    COUNCIL_NOTICE("의회의 조례안 예고", "Notice of a bill by the council", 5, DAYS, AT_LEAST, MOVES, "지방자치법 제77조제1항"),
    /** From the plenary's vote until the chair has sent the ordinance to the mayor of the district. */
    TRANSMISSION("조례안 이송", "Transmission of a passed bill", 5, DAYS, WITHIN, MOVES, "지방자치법 제32조제1항"),
    /** From its arrival until its full text is reported to the mayor of the metropolitan city. */
    REPORT_TO_CITY("광역시장 보고", "Report of a passed bill to the metropolitan city", 5, DAYS, WITHIN, MOVES, "지방자치법 제35조"),
    /** From its arrival until the mayor of the district promulgates it or asks the council to deliberate again. */
    PROMULGATION(
            "조례 공포·재의요구",
            "Promulgation or request for reconsideration by the district mayor",
            20,
            DAYS,
            WITHIN,
            MOVES,
            "지방자치법 제32조제2항·제3항"),
    /** From the day an ordinance stands without promulgation; then the council's chair promulgates it. */
    PROMULGATION_OF_CONFIRMED(
            "확정된 조례의 공포", "Promulgation of an ordinance that stands", 5, DAYS, WITHIN, MOVES, "지방자치법 제32조제6항"),
    /** From promulgation; the ordinance takes effect the day after, holiday or not, unless it names its own day. */
    ENTRY_INTO_FORCE(
            "조례 시행", "Entry into force of an ordinance", 20, DAYS, AT_LEAST, STAYS, "지방자치법 제32조제8항, 행정기본법 제7조"),

    // Research contract. A notice is given so many days before the day on which proposals close.

    /** Disclosure of the specification before the notice; not below 50 million won and not for a private contract. */
    PRIOR_SPECIFICATION(
            "사전규격 공개", "Prior disclosure of the specification", 5, DAYS, AT_LEAST, MOVES, "지방계약법 시행령 제32조의2"),
    /** From an opinion on the specification until it is answered. */
    SPECIFICATION_ANSWER(
            "사전규격 의견 회신", "Answer to an opinion on the specification", 14, DAYS, WITHIN, MOVES, "지방계약법 시행령 제32조의2"),
    /** Negotiated contract, estimated price below 100 million won. */
    NEGOTIATED_NOTICE_SMALL(
            "협상계약 입찰공고(1억원 미만)",
            "Notice, negotiated, below KRW 100 million",
            10,
            DAYS,
            AT_LEAST,
            MOVES,
            "지방계약법 시행령 제35조제5항"),
    /** Negotiated contract, estimated price from 100 million to below 1 billion won. */
    NEGOTIATED_NOTICE(
            "협상계약 입찰공고(1억원 이상 10억원 미만)",
            "Notice, negotiated, KRW 100 million to 1 billion",
            20,
            DAYS,
            AT_LEAST,
            MOVES,
            "지방계약법 시행령 제35조제5항"),
    /** Negotiated contract, estimated price of 1 billion won and more. */
    NEGOTIATED_NOTICE_LARGE(
            "협상계약 입찰공고(10억원 이상)",
            "Notice, negotiated, KRW 1 billion and more",
            40,
            DAYS,
            AT_LEAST,
            MOVES,
            "지방계약법 시행령 제35조제5항"),
    /** Urgent case, or notice again after a tender that failed. */
    NEGOTIATED_NOTICE_URGENT(
            "협상계약 긴급·재공고", "Notice, negotiated, urgent or repeated", 10, DAYS, AT_LEAST, MOVES, "지방계약법 시행령 제35조제6항"),
    /** From the notice of completion; a defect put right sets it off again. */
    INSPECTION("검사", "Inspection of what was delivered", 14, DAYS, WITHIN, MOVES, "지방계약법 시행령 제64조제1항"),
    /** From the contractor's claim, Saturdays and public holidays left out; a claim sent back starts again. */
    PAYMENT("대가지급", "Payment", 5, WORKING_DAYS, WITHIN, MOVES, "지방계약법 시행령 제67조제1항"),
    /** From the contractor's claim of an advance, after the contract was concluded. */
    ADVANCE_PAYMENT("선금 지급", "Payment of an advance", 14, DAYS, WITHIN, MOVES, "지방회계법 시행령 제44조제2항"),

    // Demands of documents

    /** From the council's demand until what it demands has to be handed in; so many whole days lie between. */
    COUNCIL_DEMAND(
            "의회의 서류제출 요구", "Demand of documents by the council", 3, DAYS, AT_LEAST, STAYS, "지방자치법 시행령 제40조제1항·제46조제1항");

    /** What is counted. */
    public enum Unit {
        DAYS,
        WORKING_DAYS
    }

    /** Whether the period is the most or the least that the law allows. */
    public enum Bound {
        WITHIN,
        AT_LEAST
    }

    private final String nameKo;
    private final String nameEn;
    private final int length;
    private final Unit unit;
    private final Bound bound;
    private final EndRule endRule;
    private final String article;

    LegalPeriod(String nameKo, String nameEn, int length, Unit unit, Bound bound, EndRule endRule, String article) {
        this.nameKo = nameKo;
        this.nameEn = nameEn;
        this.length = length;
        this.unit = unit;
        this.bound = bound;
        this.endRule = endRule;
        this.article = article;
    }

    /** @throws IllegalArgumentException for a key that no period has: a mistake in a model, not of its user */
    public static LegalPeriod of(@Nullable String key) {
        return Arrays.stream(values())
                .filter(period -> period.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no legal period is called " + key));
    }

    /** Its name in the models: {@code ordinance-notice}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public String nameKo() {
        return nameKo;
    }

    public String nameEn() {
        return nameEn;
    }

    /** In {@link #unit()}. */
    public int length() {
        return length;
    }

    public Unit unit() {
        return unit;
    }

    public Bound bound() {
        return bound;
    }

    public EndRule endRule() {
        return endRule;
    }

    /** The rule as it is cited to an official. */
    public String article() {
        return article;
    }
}
