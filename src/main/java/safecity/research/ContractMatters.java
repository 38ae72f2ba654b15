package safecity.research;

import java.util.Arrays;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import safecity.refusal.Refusal;

/** Begins the matters of a contract that runs; one of a kind at a time. */
@Component
@Transactional
class ContractMatters {

    private final ContractMatterRepository matters;
    private final ContractRepository store;
    private final ClaimRepository claims;
    private final TerminationRepository terminations;
    private final ContractProcesses processes;

    ContractMatters(
            ContractMatterRepository matters,
            ContractRepository store,
            ClaimRepository claims,
            TerminationRepository terminations,
            ContractProcesses processes) {
        this.matters = matters;
        this.store = store;
        this.claims = claims;
        this.terminations = terminations;
        this.processes = processes;
    }

    /**
     * @throws Refusal {@code research.notConcluded}, {@code research.contractSettled}, {@code research.contractTerminated},
     *                 {@code research.matterOpen}
     */
    void request(String projectKey, String municipality, String code, ContractMatter kind, String actor) {
        matters.lock(projectKey, code);
        int round = store.concluded(projectKey, code).round();
        mustRun(projectKey, code);
        if (matters.open(projectKey, code, kind)) {
            throw Refusal.conflict("research.matterOpen");
        }
        long id = matters.begin(projectKey, code, round, kind, actor);
        processes.start(kind.process(), projectKey, municipality, code, "matterId", id);
    }

    /** What can be begun now. */
    @Transactional(readOnly = true)
    List<ContractMatter> possible(String projectKey, String code) {
        return runs(projectKey, code)
                ? Arrays.stream(ContractMatter.values())
                        .filter(kind -> !matters.open(projectKey, code, kind))
                        .toList()
                : List.of();
    }

    /** Whether the contract is concluded, and neither settled nor ended. */
    @Transactional(readOnly = true)
    public boolean runs(String projectKey, String code) {
        return store.award(projectKey, code).isPresent()
                && !claims.settled(projectKey, code)
                && !terminations.ended(projectKey, code);
    }

    /** @throws Refusal {@code research.contractSettled}, {@code research.contractTerminated} */
    @Transactional(readOnly = true)
    public void mustRun(String projectKey, String code) {
        if (claims.settled(projectKey, code)) {
            throw Refusal.conflict("research.contractSettled").rule("지방계약법 제22조");
        }
        if (terminations.ended(projectKey, code)) {
            throw Refusal.conflict("research.contractTerminated").rule("지방계약법 제30조의2");
        }
    }
}
