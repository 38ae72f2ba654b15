package safecity.research;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import safecity.correction.Correctable;
import safecity.correction.CorrectionEffect;
import safecity.correction.RecordedColumn;
import safecity.correction.RecordedColumn.Part;
import safecity.correction.RecordedValues;
import safecity.refusal.Refusal;

/** Days and figures of tenders, changes, suspensions and ends of contracts that were entered wrongly. */
@Component
class ContractValues implements RecordedValues {

    private static final String OF_CONTRACT = "code = :id";
    private static final String OF_MATTER =
            "matter_id IN (SELECT m.id FROM contract_matter m WHERE m.project_key = :project AND m.code = :id)";
    private static final int VAT_PERCENT = 10;

    private final ContractRepository store;
    private final ContractMatterRepository matters;

    ContractValues(ContractRepository store, ContractMatterRepository matters) {
        this.store = store;
        this.matters = matters;
    }

    @Override
    public List<RecordedColumn> columns() {
        Part specification = new Part("contracts", "specification", "contract_specification", OF_CONTRACT, "version");
        Part notice = new Part("contracts", "tender", "contract_bid_round", OF_CONTRACT, "round");
        Part opening = new Part("contracts", "tender", "contract_bid_opening", OF_CONTRACT, "round");
        Part evaluation = new Part("contracts", "tender", "proposal_evaluation", OF_CONTRACT, "round");
        Part change = new Part(
                "contracts",
                "changes",
                "contract_change_terms",
                "change_id IN (SELECT c.id FROM contract_change c WHERE c.project_key = :project AND c.code = :id)",
                "ends_before || ' → ' || coalesce(ends_on, ends_before)");
        Part suspension = new Part("contracts", "suspensions", "contract_suspension", OF_MATTER, "starts_on");
        Part resumption = new Part("contracts", "suspensions", "contract_resumption", OF_MATTER, "resumes_on");
        Part termination = new Part("contracts", "terminations", "contract_termination", OF_MATTER, "ends_on");
        return List.of(
                specification.won("estimated_price"),
                notice.number("notice_days"),
                opening.number("bids"),
                evaluation.number("evaluators"),
                evaluation.number("qualified"),
                change.day("ends_on"),
                suspension.day("starts_on"),
                resumption.day("resumes_on"),
                resumption.number("loan_rate"),
                termination.day("ends_on"));
    }

    /**
     * @throws Refusal {@code research.amountAboveEstimate} when the contract would have cost more than was estimated;
     *                 {@code research.resumptionTooEarly} when work would have begun again before it was interrupted
     */
    @Override
    public List<CorrectionEffect> effects(String projectKey, RecordedColumn column, Correctable item, String value) {
        String[] named = item.item().split("/");
        return switch (column.column()) {
            case "estimated_price" -> estimate(projectKey, named, Long.parseLong(value));
            case "starts_on" -> suspension(named[1], LocalDate.parse(value), null);
            case "resumes_on" -> suspension(named[1], null, LocalDate.parse(value));
            case "loan_rate" -> rate(named[1], new BigDecimal(value));
            case "notice_days", "ends_on" -> List.of(CorrectionEffect.told("dueAnew"));
            default -> List.of();
        };
    }

    private List<CorrectionEffect> estimate(String projectKey, String[] named, long won) {
        boolean counts = store.specification(projectKey, named[1])
                .filter(newest -> Integer.toString(newest.version()).equals(named[2]))
                .isPresent();
        if (counts) {
            long most = won + won * VAT_PERCENT / 100;
            store.award(projectKey, named[1]).map(ContractRepository.Award::amount).stream()
                    .filter(amount -> amount - store.amountChanges(projectKey, named[1]) > most)
                    .forEach(amount -> {
                        throw Refusal.of("research.amountAboveEstimate", amount, most)
                                .field("value");
                    });
        }
        return List.of(CorrectionEffect.told("methodStays"));
    }

    private List<CorrectionEffect> rate(String matter, BigDecimal rate) {
        ContractMatterRepository.Resumption now = matters.resumption(matter).orElseThrow();
        return List.of(compensation(
                matter,
                now,
                new ContractMatterRepository.Resumption(
                        now.resumesOn(), now.days(), now.longerBy(), rate, now.remaining())));
    }

    private static CorrectionEffect compensation(
            String matter, ContractMatterRepository.Resumption before, ContractMatterRepository.Resumption after) {
        return CorrectionEffect.sets(
                "contract_resumption/" + matter + "/compensation",
                "compensation",
                Long.toString(before.compensation()),
                Long.toString(after.compensation()));
    }

    /** The other day of the suspension stays; its length and that of the period of the contract follow. */
    private List<CorrectionEffect> suspension(String matter, @Nullable LocalDate from, @Nullable LocalDate to) {
        return matters.resumption(matter).stream()
                .flatMap(now -> {
                    LocalDate starts = from == null ? matters.suspension(matter).startsOn() : from;
                    LocalDate resumes = to == null ? now.resumesOn() : to;
                    if (!starts.isBefore(resumes)) {
                        throw Refusal.of(
                                        "research.resumptionTooEarly",
                                        KoreanFormat.day(resumes),
                                        KoreanFormat.day(starts))
                                .field("value");
                    }
                    int length = (int) ChronoUnit.DAYS.between(starts, resumes);
                    String days = Integer.toString(length);
                    String item = "contract_resumption/" + matter + "/";
                    return List.of(
                            CorrectionEffect.sets(item + "days", "suspendedDays", Integer.toString(now.days()), days),
                            CorrectionEffect.sets(
                                    item + "longer_by",
                                    "longerBy",
                                    Integer.toString(now.longerBy()),
                                    now.longerBy() == 0 ? "0" : days),
                            compensation(
                                    matter,
                                    now,
                                    new ContractMatterRepository.Resumption(
                                            resumes, length, 0, now.loanRate(), now.remaining())))
                            .stream();
                })
                .toList();
    }
}
