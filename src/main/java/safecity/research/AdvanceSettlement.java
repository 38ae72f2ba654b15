package safecity.research;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.springframework.stereotype.Component;

/**
 * How advances are set off against claims (선금 정산): with each claim the share of the advance that the claim is of the contract,
 * with the last one all that is left. Amounts are won.
 */
@Component
class AdvanceSettlement {

    private final AdvanceRepository advances;

    AdvanceSettlement(AdvanceRepository advances) {
        this.advances = advances;
    }

    /** What was paid in advance and isn't set off yet. */
    long unsettled(String projectKey, String code) {
        return advances.paid(projectKey, code) - advances.settled(projectKey, code);
    }

    /** What a claim settles of the advance. */
    long share(String projectKey, String code, ClaimRepository.Claim claim, long contractAmount) {
        return share(
                advances.paid(projectKey, code),
                unsettled(projectKey, code),
                claim.amount(),
                contractAmount,
                claim.last());
    }

    /** Rounded up to a won: it is never less than the share. */
    static long share(long advance, long unsettled, long claim, long contractAmount, boolean last) {
        long part = last
                ? unsettled
                : BigDecimal.valueOf(advance)
                        .multiply(BigDecimal.valueOf(claim))
                        .divide(BigDecimal.valueOf(contractAmount), 0, RoundingMode.UP)
                        .longValue();
        return Math.min(claim, Math.min(unsettled, part));
    }
}
