package safecity.research;

import safecity.engine.models.ModelContract;

/** What comes up while a contract runs, each a procedure that is begun on the contract's page. */
enum ContractMatter {
    ADVANCE("advance", ModelContract.Processes.ADVANCE_PAYMENT),
    SUSPENSION("suspension", ModelContract.Processes.CONTRACT_SUSPENSION),
    TERMINATION("termination", ModelContract.Processes.CONTRACT_TERMINATION);

    private final String key;
    private final String process;

    ContractMatter(String key, String process) {
        this.key = key;
        this.process = process;
    }

    /** Its name in addresses, messages and rows. */
    String key() {
        return key;
    }

    String process() {
        return process;
    }
}
