package safecity.research;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import safecity.correction.Correctable;
import safecity.correction.CorrectionEffect;
import safecity.correction.CorrectionSource;
import safecity.project.Budgets;
import safecity.refusal.Refusal;

/** The party and the amount of a contract that was written down wrongly; the money it commits follows. */
@Component
class AwardCorrections implements CorrectionSource {

    private static final int VAT_PERCENT = 10;
    private static final BigDecimal LEAST_BOND = BigDecimal.TEN;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final ContractRepository store;
    private final Contracts contracts;
    private final Budgets budgets;

    AwardCorrections(ContractRepository store, Contracts contracts, Budgets budgets) {
        this.store = store;
        this.contracts = contracts;
        this.budgets = budgets;
    }

    @Override
    public List<Correctable> of(String projectKey, String kind, String id) {
        List<Correctable> all = new ArrayList<>();
        if (kind.equals("contracts")) {
            store.award(projectKey, id).ifPresent(award -> {
                all.add(Correctable.text(
                        "award/" + id + "/contractor" + award.suffix(), "contractor", award.contractor()));
                all.add(Correctable.won(
                        "award/" + id + "/amount" + award.suffix(),
                        "contractAmount",
                        award.amount() - store.amountChanges(projectKey, id)));
                if (award.bondPercent() != null) {
                    all.add(new Correctable(
                            "award/" + id + "/bond_percent" + award.suffix(),
                            "recorded",
                            List.of("fact.bond_percent"),
                            Correctable.Type.NUMBER,
                            award.bondPercent().toString(),
                            List.of()));
                }
            });
        }
        return all;
    }

    /**
     * @throws Refusal {@code research.amountMissing}, {@code research.amountAboveEstimate}; {@code research.amountBelowPaid}
     *                 when more has been claimed or paid; {@code budget.exceeded}
     */
    @Override
    public List<CorrectionEffect> effects(String projectKey, Correctable item, String value) {
        String code = item.item().split("/")[1];
        if (item.type() == Correctable.Type.TEXT) {
            return List.of(CorrectionEffect.told("conflictChecks"));
        }
        if (item.type() == Correctable.Type.NUMBER) {
            bond(new BigDecimal(value));
            return List.of();
        }
        long won = Long.parseLong(value);
        if (won <= 0) {
            throw Refusal.of("research.amountMissing").field("value");
        }
        long estimate = contracts.estimate(projectKey, code);
        long most = estimate + estimate * VAT_PERCENT / 100;
        if (won > most) {
            throw Refusal.of("research.amountAboveEstimate", won, most).field("value");
        }
        long spent = budgets.spent(projectKey, code)
                - store.concluded(projectKey, code).paidBefore();
        if (won + store.amountChanges(projectKey, code) < spent) {
            throw Refusal.of("research.amountBelowPaid", won, spent).field("value");
        }
        int year = budgets.yearOf(projectKey, code).orElseThrow();
        long before = Long.parseLong(item.value());
        long left = budgets.remaining(projectKey, year);
        if (won - before > left) {
            throw Refusal.of("budget.exceeded", won - before, year, left, won - before - left)
                    .field("value");
        }
        return List.of(CorrectionEffect.told(
                "committed",
                Integer.toString(year),
                KoreanFormat.won(budgets.committed(projectKey, year)),
                KoreanFormat.won(budgets.committed(projectKey, year) + won - before)));
    }

    private static void bond(BigDecimal percent) {
        if (percent.stripTrailingZeros().scale() > 0
                || percent.compareTo(LEAST_BOND) < 0
                || percent.compareTo(HUNDRED) > 0) {
            throw Refusal.of("correction.value").field("value").rule("지방계약법 시행령 제51조");
        }
    }

    @Override
    public void corrected(String projectKey, Correctable item, String value, String reason, String actor) {
        String code = item.item().split("/")[1];
        if (item.type() == Correctable.Type.WON) {
            int year = budgets.yearOf(projectKey, code).orElseThrow();
            long more = Long.parseLong(value) - Long.parseLong(item.value());
            if (more > 0) {
                budgets.commit(projectKey, year, code, more, actor);
            } else {
                budgets.release(projectKey, year, code, -more, actor);
            }
        }
        store.step(projectKey, code, "correction", item.label(), reason, actor);
    }
}
