package safecity.research;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import safecity.casefile.FactSource;
import safecity.engine.models.ModelContract;

/** The page of a research contract: what was planned, specified, tendered, agreed, inspected and paid. */
@Component
class ContractFactPage implements FactSource {

    private final ContractMatters matters;
    private final ContractChangeRepository changes;

    ContractFactPage(ContractMatters matters, ContractChangeRepository changes) {
        this.matters = matters;
        this.changes = changes;
    }

    /** A contract that runs can be changed, suspended and ended, one procedure of a kind after the other. */
    @Override
    public List<String> actions(String project, String code) {
        boolean change = matters.runs(project, code) && !changes.open(project, code);
        return Stream.concat(
                        change ? Stream.of("change") : Stream.empty(),
                        matters.possible(project, code).stream().map(ContractMatter::key))
                .toList();
    }

    @Override
    public String kind() {
        return "contracts";
    }

    @Override
    public Set<String> milestones() {
        return Set.of("baseline-survey", "evaluation-contract", "outcome-contract");
    }

    @Override
    public Set<String> processes() {
        return Set.of(
                ModelContract.Processes.RESEARCH_CONTRACT,
                ModelContract.Processes.CONTRACT_CHANGE,
                ModelContract.Processes.PAYMENT_ORDER,
                ModelContract.Processes.ADVANCE_PAYMENT,
                ModelContract.Processes.CONTRACT_SUSPENSION,
                ModelContract.Processes.CONTRACT_TERMINATION,
                ModelContract.Processes.CONTRACT_TENDER,
                ModelContract.Processes.NEGOTIATED_TENDER,
                ModelContract.Processes.CONTRACT_PERFORMANCE);
    }

    @Override
    public boolean titled() {
        return true;
    }

    @Override
    public String list() {
        return """
                SELECT c.code AS id, c.title, CASE WHEN EXISTS (SELECT FROM payment_decision p WHERE p.project_key = c.project_key
                    AND p.code = c.code AND p.paid AND EXISTS (SELECT FROM payment_claim l WHERE l.project_key = p.project_key
                    AND l.code = p.code AND l.number = p.number AND l.is_final)) THEN 'paid' WHEN a.ended THEN 'terminated' WHEN a.code IS NOT NULL THEN 'concluded' ELSE 'preparing' END AS state,
                    NULL::timestamptz AS from_at, NULL::timestamptz AS to_at
                FROM research_contract c LEFT JOIN LATERAL (SELECT w.code, EXISTS (SELECT FROM contract_matter m JOIN contract_matter_end e
                        ON e.matter_id = m.id AND e.outcome = 'terminated' WHERE m.project_key = w.project_key AND m.code = w.code
                        AND m.round = w.round) AS ended
                    FROM contract_award w WHERE w.project_key = c.project_key AND w.code = c.code ORDER BY w.round DESC LIMIT 1) a ON true
                WHERE c.project_key = :project ORDER BY c.code
                """;
    }

    @Override
    public List<Part> parts() {
        return List.of(
                new Part("planned", """
                SELECT code, deliverables, opened_at, opened_by FROM research_contract WHERE project_key = :project AND code = :id
                """),
                new Part("specification", """
                SELECT version, scope, estimated_price AS estimated_won, kind AS contract_kind, firm, written_at, written_by
                FROM contract_specification_as_corrected WHERE project_key = :project AND code = :id ORDER BY version DESC
                """),
                new Part("tender", """
                SELECT r.round, r.notice_days, r.urgent_reason, r.announced_at, r.announced_by, o.bids, o.valid, e.evaluators, e.qualified
                FROM contract_bid_round_as_corrected r LEFT JOIN contract_bid_opening_as_corrected o USING (project_key, code, round)
                LEFT JOIN proposal_evaluation_as_corrected e USING (project_key, code, round)
                WHERE project_key = :project AND code = :id ORDER BY round
                """),
                new Part("award", """
                SELECT corrected(project_key, 'award/' || code || '/contractor' || CASE round WHEN 1 THEN '' ELSE '/' || round END,
                        contractor) AS contractor,
                    corrected(project_key, 'award/' || code || '/amount' || CASE round WHEN 1 THEN '' ELSE '/' || round END,
                        amount::text)::bigint AS amount_won, corrected(project_key, 'award/' || code || '/bond_percent' || CASE round WHEN 1 THEN '' ELSE '/' || round END,
                        bond_percent::text)::integer AS bond_percent, support_centre, concluded_at, concluded_by FROM contract_award
                WHERE project_key = :project AND code = :id ORDER BY round DESC
                """),
                new Part("changes", """
                SELECT e.version, t.asked_by AS asking_party, t.reason, t.ends_before AS contract_end_before, t.ends_on AS contract_end_on,
                    t.amount_before AS amount_before_won, t.amount_after AS amount_after_won, t.scope, e.outcome, c.requested_at,
                    c.requested_by, e.ended_at, e.ended_by
                FROM contract_change c LEFT JOIN contract_change_terms_as_corrected t ON t.change_id = c.id
                LEFT JOIN contract_change_end e ON e.change_id = c.id
                WHERE c.project_key = :project AND c.code = :id ORDER BY c.id
                """),
                new Part("advances", """
                SELECT p.amount AS amount_won, p.guarantee, p.more_reason, e.outcome, m.requested_at, m.requested_by, d.paid_at, d.paid_by
                FROM contract_matter m LEFT JOIN advance_payment p ON p.matter_id = m.id
                LEFT JOIN advance_payment_made d ON d.matter_id = m.id LEFT JOIN contract_matter_end e ON e.matter_id = m.id
                WHERE m.project_key = :project AND m.code = :id AND m.kind = 'advance' ORDER BY m.id
                """),
                new Part("suspensions", """
                SELECT s.starts_on AS suspended_on, s.cause AS suspension_cause, s.reason, r.resumes_on, r.days AS suspended_days,
                    r.longer_by AS longer_by_days, r.loan_rate AS loan_rate_percent, nullif(r.compensation, 0) AS compensation_won, e.outcome, m.requested_at, m.requested_by
                FROM contract_matter m LEFT JOIN contract_suspension_as_corrected s ON s.matter_id = m.id
                LEFT JOIN contract_resumption_as_corrected r ON r.matter_id = m.id LEFT JOIN contract_matter_end e ON e.matter_id = m.id
                WHERE m.project_key = :project AND m.code = :id AND m.kind = 'suspension' ORDER BY m.id
                """),
                new Part("terminations", """
                SELECT t.ground, t.reason, t.ends_on AS terminated_on, t.accepted AS accepted_won, t.bond_forfeited AS bond_forfeited_won,
                    t.afterwards, t.guarantor, e.outcome, m.requested_at, m.requested_by, e.ended_at, e.ended_by
                FROM contract_matter m LEFT JOIN contract_termination_as_corrected t ON t.matter_id = m.id
                LEFT JOIN contract_matter_end e ON e.matter_id = m.id
                WHERE m.project_key = :project AND m.code = :id AND m.kind = 'termination' ORDER BY m.id
                """),
                new Part("performance", """
                SELECT n.number, n.received_at, n.received_by, i.supervisor, i.inspector, i.passed, i.finding, i.inspected_at
                FROM completion_notice n LEFT JOIN inspection i USING (project_key, code, number)
                WHERE project_key = :project AND code = :id ORDER BY number
                """),
                new Part("payment", """
                SELECT c.number, c.amount AS amount_won,
                    corrected(project_key, 'claim/' || code || '/' || number || '/received_on', c.received_on::text)::date AS received_on,
                    corrected(project_key, 'claim/' || code || '/' || number || '/payable_by', c.payable_by::text)::date AS payable_on,
                    d.paid, d.reason,
                    corrected(project_key, 'claim/' || code || '/' || number || '/days_late', d.days_late::text)::integer AS days_late,
                    d.overdue_rate AS overdue_rate_percent, nullif(d.interest, 0) AS interest_won, d.decided_at, d.decided_by
                FROM payment_claim c LEFT JOIN payment_decision d USING (project_key, code, number)
                WHERE project_key = :project AND code = :id ORDER BY number
                """),
                new Part("order", """
                SELECT o.number, o.late_days, o.exempt_days, o.exempt_reason, o.damages_due AS damages_due_won, o.damages AS damages_won,
                    nullif(o.advance_settled, 0) AS advance_settled_won, nullif(o.compensation, 0) AS compensation_won,
                    o.net AS net_won, o.drafted_at, o.drafted_by, a.approved_at
                FROM payment_order o LEFT JOIN payment_order_approval a USING (project_key, code, number)
                WHERE project_key = :project AND code = :id ORDER BY number
                """),
                new Part("result", """
                SELECT deliverable, disclosure, closed_reason, quality, use_of_results, published_at, published_by FROM research_result
                WHERE project_key = :project AND code = :id ORDER BY deliverable
                """),
                new Part("course", """
                SELECT step, outcome, remark, taken_at, taken_by FROM contract_step WHERE project_key = :project AND code = :id ORDER BY id
                """));
    }
}
