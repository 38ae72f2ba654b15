package safecity.history;

import java.util.Map;

/**
 * Watched tables that the history does not tell, and why. Every other one is told by entries of its own or with the step whose
 * transaction wrote it.
 */
final class HistoryTables {

    private static final String RULES = "what holds for everybody: law, calendar, criteria, models";
    private static final String SETTINGS =
            "accounts, departments and municipalities; told on the pages of administration";
    private static final String MACHINE = "what the installation found out about itself";
    private static final String RECORD = "the record about the record, told on its own page";

    /** Name of the table and the reason. */
    static final Map<String, String> LEFT_OUT = Map.ofEntries(
            Map.entry("access_log", RECORD),
            Map.entry("administration_request", SETTINGS),
            Map.entry("certification_scheme", RULES),
            Map.entry("declared_holiday", RULES),
            Map.entry("department", SETTINGS),
            Map.entry("duty_assignment_carried_out", MACHINE),
            Map.entry("election", RULES),
            Map.entry("evidence_check", MACHINE),
            Map.entry("evidence_content", MACHINE),
            Map.entry("forecast", "computed anew each day from what is told here"),
            Map.entry("identity_group", SETTINGS),
            Map.entry("installation_check", MACHINE),
            Map.entry("law_amount", RULES),
            Map.entry("law_rate", RULES),
            Map.entry("ledger_head_out", RECORD),
            Map.entry("ledger_verification", RECORD),
            Map.entry("municipality", SETTINGS),
            Map.entry("password_history", SETTINGS),
            Map.entry("provider_account", SETTINGS),
            Map.entry("scheme_criterion", RULES),
            Map.entry("scheme_paper", RULES));

    private HistoryTables() {}
}
