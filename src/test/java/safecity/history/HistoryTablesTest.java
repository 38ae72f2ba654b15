package safecity.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import safecity.story.ProcessStory;

/**
 * A table that holds a fact is told by entries of its own, or with the step that wrote it, or is named as left out. What is told with
 * a step is held against the ledger of played projects by {@link ToldHistory}.
 */
@ProcessStory
class HistoryTablesTest {

    /** Told on the page of the step that wrote them; a new table belongs here, among the entries, or among what is left out. */
    private static final Set<String> WITH_A_STEP = Set.of(
            "access_log_review",
            "access_log_review_act",
            "annual_report",
            "advance_payment",
            "advance_payment_approval",
            "advance_payment_made",
            "annual_report_contribution",
            "annual_report_network_activity",
            "annual_report_return",
            "annual_report_statistics",
            "annual_report_text",
            "application_activity",
            "application_assessment",
            "application_entry",
            "application_evaluation",
            "application_remedy",
            "application_review",
            "application_round",
            "application_version",
            "approval_attachment",
            "approval_content",
            "approval_document",
            "audit",
            "audit_panel",
            "audit_plan",
            "audit_report",
            "audit_result",
            "audit_sitting",
            "audit_step",
            "ceremony",
            "ceremony_plan",
            "certificate",
            "certification_agreement",
            "committee",
            "committee_consent",
            "committee_consultation",
            "committee_departure",
            "committee_departure_request",
            "committee_matter_end",
            "committee_matter_seat",
            "committee_member",
            "committee_nominee",
            "committee_office",
            "committee_plan",
            "committee_ratio_exception",
            "committee_recommendation",
            "committee_review",
            "committee_service",
            "committee_service_end",
            "committee_state",
            "completion_notice",
            "contract_award",
            "contract_award_proposal",
            "contract_bid_opening",
            "contract_bid_round",
            "contract_change_end",
            "contract_change_terms",
            "contract_matter_end",
            "contract_resumption",
            "contract_specification",
            "contract_supervision",
            "contract_suspension",
            "contract_suspension_begin",
            "contract_termination",
            "corrected_value",
            "data_request_answer",
            "data_request_check",
            "election_commission_reply",
            "entered_line",
            "evidence",
            "evidence_stage",
            "finding",
            "inspection",
            "legal_act",
            "ordinance",
            "payment_claim",
            "payment_decision",
            "payment_order",
            "payment_order_approval",
            "plan_budget",
            "plan_contract",
            "plan_finding",
            "plan_milestone",
            "plan_milestone_part",
            "plan_year",
            "pledge_adjustment",
            "programme",
            "programme_closing",
            "programme_deliberation",
            "programme_evaluation",
            "programme_improvement",
            "programme_improvement_check",
            "programme_plan",
            "programme_result",
            "programme_result_part",
            "programme_stop_draft",
            "programme_stop_end",
            "programme_year",
            "project",
            "proposal_evaluation",
            "release_item",
            "release_passage",
            "research_contract",
            "research_result",
            "stand_in",
            "stand_in_act",
            "transfer_post",
            "transfer_substitution");

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MessageSource messages;

    @Test
    void everyTableOfFactsIsToldOrSaidToBeLeftOut() {
        Set<String> known =
                HistoryBranches.ALL.stream().map(HistoryBranch::table).collect(Collectors.toCollection(TreeSet::new));
        known.addAll(WITH_A_STEP);
        known.addAll(HistoryTables.LEFT_OUT.keySet());
        assertThat(known).containsExactlyInAnyOrderElementsOf(watched());
        assertThat(WITH_A_STEP).doesNotContainAnyElementsOf(HistoryTables.LEFT_OUT.keySet());
    }

    /** What an entry's page shows has words, in both languages. */
    @Test
    void everyTableAndColumnThatIsToldHasAWord() {
        Set<String> keys = new TreeSet<>();
        for (String table : watched()) {
            if (!HistoryTables.LEFT_OUT.containsKey(table)) {
                keys.add("history.table." + table);
            }
        }
        jdbc.sql("""
                SELECT DISTINCT attname FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
                WHERE c.relnamespace = current_schema()::regnamespace AND c.relname IN (:tables) AND attnum > 0 AND NOT attisdropped
                  AND attname NOT IN ('id', 'project_key', 'municipality', 'position') AND attname NOT LIKE '%\\_id'
                """)
                .param(
                        "tables",
                        watched().stream()
                                .filter(table ->
                                        !HistoryTables.LEFT_OUT.containsKey(table) && !table.startsWith("entered_"))
                                .toList())
                .query(String.class)
                .list()
                .forEach(column -> keys.add("fact." + column));
        HistoryBranches.ALL.forEach(branch -> keys.add("history.tells." + branch.code()));
        assertThat(keys).allSatisfy(key -> {
            assertThat(messages.getMessage(key, null, Locale.KOREAN)).isNotBlank();
            assertThat(messages.getMessage(key, null, Locale.ENGLISH)).doesNotContainPattern("[가-힣]");
        });
    }

    private List<String> watched() {
        return jdbc.sql("SELECT w::text FROM ledger_should_watch() w WHERE w::text NOT LIKE 'act\\_%' ORDER BY 1")
                .query(String.class)
                .list();
    }
}
