package safecity.history;

import static java.util.Map.entry;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import safecity.engine.models.Actor;

/**
 * Where the entries of the history come from. What a step wrote into other tables is told with the step: the page of an entry shows
 * every row that its transaction changed, from the ledger.
 */
final class HistoryBranches {

    /** By the rule of the piece's own page. */
    private static final String SHOWN_PIECE = "split_part(b.ref, '/', 1)::bigint <> ALL (:hidden::bigint[])";
    /** What is said on a task that is open is read by whoever works on it; the house reads it when the task is done. */
    private static final String SAID_ON_WHAT_IS_DONE = """
            (:oversees OR b.actor = :reader OR EXISTS (SELECT FROM task_comment c0 JOIN entered_step s0 ON s0.id = c0.task_id
                WHERE c0.id = b.ref::bigint))
            """;
    /** What an auditor has bound is not told to whom it is about. */
    private static final String OWN_BINDER = "(:audits OR b.actor = :reader OR b.absent = :reader)";

    /** What is demanded of a department is told to who demands and who oversees; the department reads it on the demand's page. */
    private static final String OWN_DEMAND = "(:oversees OR b.actor = :reader)";

    /** Why a task was taken from somebody, such as a conflict of interest, is told to whom it concerns. */
    private static final String OWN_WORK = """
            (:oversees OR b.actor = :reader OR b.absent = :reader OR EXISTS (SELECT FROM task_reassignment r0
                WHERE r0.id = b.ref::bigint AND r0.from_account = :reader))
            """;

    static final List<HistoryBranch> ALL = List.of(
            StepBranch.of(),
            HistoryBranch.of(
                    "reached",
                    HistoryKind.COURSE,
                    "element_reached",
                    """
                    element_reached e JOIN LATERAL (SELECT m.name_ko, m.name_en, m.planned_to FROM plan_baseline b
                        JOIN plan_milestone_part p ON p.baseline_id = b.id
                        JOIN plan_milestone m ON m.baseline_id = p.baseline_id AND m.code = p.milestone
                        WHERE b.project_key = e.project_key AND p.process = e.process AND p.element = e.element
                          AND (p.stage = e.stage OR p.stage = '')
                        ORDER BY b.adopted_at IS NULL, b.version DESC LIMIT 1) m ON true
                    """,
                    Map.ofEntries(
                            entry("at", "e.reached_at"),
                            entry("ref", "concat_ws('/', e.project_key, e.process, e.element, e.stage)"),
                            entry("project_key", "e.project_key"),
                            entry("actor", "'system'"),
                            entry("process", "e.process"),
                            entry("name", "m.name_ko"),
                            entry("name_en", "m.name_en"),
                            entry("on_day", "e.reached_on"),
                            entry("due_at", "(m.planned_to + time '23:59') AT TIME ZONE 'Asia/Seoul'"))),
            HistoryBranch.of(
                    "started",
                    HistoryKind.COURSE,
                    "certification_run",
                    "certification_run r",
                    Map.of(
                            "at", "r.started_at",
                            "ref", "r.project_key || '/' || r.round",
                            "project_key", "r.project_key",
                            "actor", "r.started_by",
                            "title", "r.round")),
            HistoryBranch.of(
                    "event",
                    HistoryKind.COURSE,
                    "project_event",
                    "project_event e",
                    Map.ofEntries(
                            entry("at", "e.entered_at"),
                            entry("ref", "e.id"),
                            entry("project_key", "e.project_key"),
                            entry("actor", "e.actor"),
                            entry("name", "e.kind"),
                            entry("title", "e.document"),
                            entry("remark", "e.detail"),
                            entry("on_day", "e.happened_on"),
                            entry("turned", "e.kind IN ('LISTING_RETURNED', 'ABANDONED')"))),
            HistoryBranch.of(
                    "planned",
                    HistoryKind.PLAN,
                    "plan_baseline",
                    "plan_baseline p",
                    Map.of(
                            "at", "p.drafted_at",
                            "ref", "p.id",
                            "project_key", "p.project_key",
                            "actor", "p.drafted_by",
                            "title", "p.version",
                            "remark", "p.reason")),
            HistoryBranch.of(
                    "adopted",
                    HistoryKind.PLAN,
                    "plan_baseline",
                    "plan_baseline p WHERE p.adopted_at IS NOT NULL",
                    Map.of(
                            "at", "p.adopted_at",
                            "ref", "p.id",
                            "project_key", "p.project_key",
                            "actor", "p.adopted_by",
                            "title", "p.version",
                            "remark", "p.reason")),
            HistoryBranch.of(
                    "found",
                    HistoryKind.PLAN,
                    "plan_finding_remark",
                    "plan_finding_remark f",
                    Map.of(
                            "at", "f.made_at",
                            "ref", "f.id",
                            "project_key", "f.project_key",
                            "actor", "f.made_by",
                            "title", "f.finding",
                            "remark", "f.remark")),
            HistoryBranch.of(
                    "money",
                    HistoryKind.MONEY,
                    "budget_entry",
                    "budget_entry m",
                    Map.of(
                            "at", "m.entered_at",
                            "ref", "m.id",
                            "project_key", "m.project_key",
                            "actor", "m.entered_by",
                            "name", "m.kind",
                            "title", "m.reference",
                            "won", "m.amount")),
            HistoryBranch.of(
                            "filed",
                            HistoryKind.PAPER,
                            "evidence_version",
                            "evidence_version v JOIN evidence e ON e.id = v.evidence_id",
                            Map.of(
                                    "at", "v.filed_at",
                                    "ref", "v.evidence_id || '/' || v.version",
                                    "project_key", "e.project_key",
                                    "actor", "v.filed_by",
                                    "name", "e.title",
                                    "title", "v.version",
                                    "remark", "v.file_name",
                                    "place", "'/evidence/' || e.id"))
                    .readIf(SHOWN_PIECE),
            HistoryBranch.of(
                            "withdrawn",
                            HistoryKind.PAPER,
                            "evidence_withdrawal",
                            "evidence_withdrawal w JOIN evidence e ON e.id = w.evidence_id",
                            Map.of(
                                    "at", "w.withdrawn_at",
                                    "ref", "w.evidence_id",
                                    "project_key", "e.project_key",
                                    "actor", "w.withdrawn_by",
                                    "name", "e.title",
                                    "remark", "w.reason",
                                    "turned", "true",
                                    "place", "'/evidence/' || e.id"))
                    .readIf(SHOWN_PIECE),
            HistoryBranch.of(
                            "remark",
                            HistoryKind.REMARK,
                            "task_comment",
                            "task_comment c LEFT JOIN task_comment_withdrawal w ON w.comment_id = c.id",
                            Map.ofEntries(
                                    entry("at", "c.at"),
                                    entry("ref", "c.id"),
                                    entry("project_key", "c.project_key"),
                                    entry("municipality", "c.municipality"),
                                    entry("actor", "c.author"),
                                    entry("process", "c.process"),
                                    entry("element", "c.element"),
                                    entry("instance", "c.instance"),
                                    entry("name", "c.task_name"),
                                    entry("remark", "CASE WHEN w.comment_id IS NULL THEN c.text END"),
                                    entry("place", "'/tasks/' || c.task_id")))
                    .readIf(SAID_ON_WHAT_IS_DONE),
            HistoryBranch.of(
                            "unsaid",
                            HistoryKind.REMARK,
                            "task_comment_withdrawal",
                            "task_comment_withdrawal w JOIN task_comment c ON c.id = w.comment_id",
                            Map.ofEntries(
                                    entry("at", "w.at"),
                                    entry("ref", "w.comment_id"),
                                    entry("project_key", "c.project_key"),
                                    entry("municipality", "c.municipality"),
                                    entry("actor", "w.withdrawn_by"),
                                    entry("process", "c.process"),
                                    entry("element", "c.element"),
                                    entry("name", "c.task_name"),
                                    entry("turned", "true"),
                                    entry("place", "'/tasks/' || c.task_id")))
                    .readIf(SAID_ON_WHAT_IS_DONE),
            HistoryBranch.of(
                    "correction",
                    HistoryKind.CORRECTION,
                    "fact_correction",
                    "fact_correction f",
                    correction("f.requested_at", "f.id", "f.requested_by", "f.reason", "false", "NULL")),
            HistoryBranch.of(
                    "corrected",
                    HistoryKind.CORRECTION,
                    "fact_correction_end",
                    "fact_correction_end e JOIN fact_correction f ON f.id = e.correction_id",
                    correction(
                            "e.ended_at",
                            "e.correction_id",
                            "e.ended_by",
                            "e.comment",
                            "e.outcome <> 'adopted'",
                            "e.outcome")),
            HistoryBranch.of(
                    "contract-changed",
                    HistoryKind.COURSE,
                    "contract_change",
                    "contract_change c JOIN research_contract r ON r.project_key = c.project_key AND r.code = c.code",
                    Map.of(
                            "at", "c.requested_at",
                            "ref", "c.id",
                            "project_key", "c.project_key",
                            "actor", "c.requested_by",
                            "title", "r.title",
                            "place", "'/projects/' || c.project_key || '/facts/contracts/' || c.code")),
            HistoryBranch.of(
                    "contract-matter",
                    HistoryKind.COURSE,
                    "contract_matter",
                    "contract_matter c JOIN research_contract r ON r.project_key = c.project_key AND r.code = c.code",
                    Map.of(
                            "at", "c.requested_at",
                            "ref", "c.id",
                            "project_key", "c.project_key",
                            "actor", "c.requested_by",
                            "name", "c.kind",
                            "title", "r.title",
                            "place", "'/projects/' || c.project_key || '/facts/contracts/' || c.code")),
            HistoryBranch.of(
                    "committee-matter",
                    HistoryKind.COURSE,
                    "committee_matter",
                    "committee_matter c JOIN committee k ON k.project_key = c.project_key",
                    Map.of(
                            "at", "c.requested_at",
                            "ref", "c.id",
                            "project_key", "c.project_key",
                            "actor", "c.requested_by",
                            "name", "c.occasion",
                            "title", "k.name",
                            "place", "'/projects/' || c.project_key || '/facts/committees/committee'")),
            HistoryBranch.of(
                    "stop-requested",
                    HistoryKind.COURSE,
                    "programme_stop",
                    "programme_stop c JOIN programme r ON r.project_key = c.project_key AND r.code = c.code",
                    Map.of(
                            "at", "c.requested_at",
                            "ref", "c.id",
                            "project_key", "c.project_key",
                            "actor", "c.requested_by",
                            "title", "r.title",
                            "place", "'/projects/' || c.project_key || '/facts/programmes/' || c.code")),
            HistoryBranch.of(
                    "release",
                    HistoryKind.RELEASE,
                    "release",
                    "release r",
                    Map.of(
                            "at", "r.proposed_at",
                            "ref", "r.id",
                            "project_key", "r.project_key",
                            "actor", "r.proposed_by",
                            "remark", "r.reason",
                            "place", "'/projects/' || r.project_key || '/releases'")),
            HistoryBranch.of(
                    "released",
                    HistoryKind.RELEASE,
                    "release_end",
                    "release_end e",
                    Map.of(
                            "at", "e.ended_at",
                            "ref", "e.release_id",
                            "project_key", "e.project_key",
                            "actor", "e.ended_by",
                            "name", "e.outcome",
                            "title", "e.number",
                            "turned", "e.outcome = 'dropped'",
                            "place", "'/projects/' || e.project_key || '/releases'")),
            HistoryBranch.of(
                    "asked",
                    HistoryKind.RELEASE,
                    "room_question",
                    "room_question q",
                    Map.of(
                            "at", "q.asked_at",
                            "ref", "q.id",
                            "project_key", "q.project_key",
                            "actor", "q.asked_by",
                            "remark", "q.asked",
                            "place", "'/projects/' || q.project_key || '/releases'")),
            HistoryBranch.of(
                    "answered",
                    HistoryKind.RELEASE,
                    "room_answer",
                    "room_answer a JOIN room_question q ON q.id = a.question_id",
                    Map.of(
                            "at", "a.answered_at",
                            "ref", "a.id",
                            "project_key", "q.project_key",
                            "actor", "a.answered_by",
                            "title", "q.asked",
                            "remark", "a.body_ko",
                            "place", "'/projects/' || q.project_key || '/releases'")),
            HistoryBranch.of(
                            "demanded",
                            HistoryKind.RELEASE,
                            "data_request",
                            "data_request d",
                            Map.of(
                                    "at", "d.asked_at",
                                    "ref", "d.id",
                                    "project_key", "d.project_key",
                                    "actor", "d.asked_by",
                                    "title", "d.title",
                                    "remark", "d.wanted",
                                    "place", "'/data-requests/' || d.id"))
                    .readIf(OWN_DEMAND),
            HistoryBranch.of(
                            "binder",
                            HistoryKind.PAPER,
                            "binder",
                            "binder b0",
                            Map.of(
                                    "at", "b0.asked_at",
                                    "ref", "b0.id",
                                    "project_key", "b0.project_key",
                                    "actor", "b0.asked_by",
                                    "title", "b0.demand",
                                    "remark", "b0.reason"))
                    .readIf(OWN_BINDER),
            HistoryBranch.of(
                            "bound",
                            HistoryKind.SYSTEM,
                            "binder_end",
                            "binder_end e JOIN binder b0 ON b0.id = e.binder_id",
                            Map.of(
                                    "at", "e.ended_at",
                                    "ref", "e.binder_id",
                                    "project_key", "b0.project_key",
                                    "actor", "'system'",
                                    "absent", "b0.asked_by",
                                    "title", "b0.demand",
                                    "remark", "e.sha256",
                                    "turned", "e.outcome = 'failed'"))
                    .readIf(OWN_BINDER),
            HistoryBranch.of(
                    "steered",
                    HistoryKind.COURSE,
                    "instance_act",
                    "instance_act a JOIN act_hi_procinst i ON i.id_ = a.instance JOIN act_re_procdef d ON d.id_ = i.proc_def_id_",
                    Map.ofEntries(
                            entry("at", "a.acted_at"),
                            entry("ref", "a.id"),
                            entry("project_key", "a.project_key"),
                            entry("municipality", "a.municipality"),
                            entry("actor", "a.acted_by"),
                            entry("process", "a.process"),
                            entry("name", "a.steering"),
                            entry("title", "d.name_"),
                            entry("remark", "a.reason"),
                            entry("turned", "a.steering = 'suspended'"),
                            entry("place", "'/instances/' || a.instance"))),
            HistoryBranch.of(
                            "reassigned",
                            HistoryKind.PEOPLE,
                            "task_reassignment",
                            "task_reassignment r",
                            Map.ofEntries(
                                    entry("at", "r.at"),
                                    entry("ref", "r.id"),
                                    entry("project_key", "r.project_key"),
                                    entry("municipality", "r.municipality"),
                                    entry("actor", "r.by_account"),
                                    entry("absent", "r.to_account"),
                                    entry("process", "r.process"),
                                    entry("element", "r.element"),
                                    entry("remark", "r.reason"),
                                    entry("place", "'/tasks/' || r.task_id")))
                    .readIf(OWN_WORK),
            HistoryBranch.of(
                    "moved",
                    HistoryKind.PEOPLE,
                    "transfer_move",
                    "transfer_move m JOIN transfer t ON t.id = m.transfer_id",
                    Map.ofEntries(
                            entry("at", "m.at"),
                            entry("ref", "m.id"),
                            entry("project_key", "m.project_key"),
                            entry("municipality", "t.municipality"),
                            entry("actor", "m.from_account"),
                            entry("absent", "m.to_account"),
                            entry("groups", "m.departments"),
                            entry("process", "m.process"),
                            entry("element", "m.element"),
                            entry("name", "m.task_name"),
                            entry("place", "'/transfers/' || t.id"))),
            HistoryBranch.of(
                    "transfer",
                    HistoryKind.PEOPLE,
                    "transfer",
                    "transfer t",
                    Map.of(
                            "at", "t.registered_at",
                            "ref", "t.id",
                            "municipality", "t.municipality",
                            "actor", "t.registered_by",
                            "absent", "t.account",
                            "on_day", "t.day",
                            "place", "'/transfers/' || t.id")),
            HistoryBranch.of(
                    "absence",
                    HistoryKind.PEOPLE,
                    "absence",
                    "absence a",
                    Map.of(
                            "at", "a.entered_at",
                            "ref", "a.id",
                            "municipality", "a.municipality",
                            "actor", "a.entered_by",
                            "absent", "a.account",
                            "remark", "a.from_day || ' ~ ' || a.to_day",
                            "title", "a.substitute",
                            "place", "'/absences'")),
            HistoryBranch.of(
                    "duty",
                    HistoryKind.PEOPLE,
                    "duty_assignment",
                    "duty_assignment d",
                    Map.of(
                            "at", "d.entered_at",
                            "ref", "d.id",
                            "municipality", "d.municipality",
                            "actor", "d.entered_by",
                            "title", "d.department",
                            "groups", "ARRAY[d.department]",
                            "remark", "d.reason",
                            "on_day", "d.from_day",
                            "place", "'/duties'")),
            itself("ordinance-event", "ordinance_event", "e.actor", "e.recorded_at", "e.what", "NULL", "e.reason"),
            itself("contract-step", "contract_step", "e.taken_by", "e.taken_at", "e.step", "e.code", "e.remark"),
            itself(
                    "report-step",
                    "annual_report_step",
                    "e.done_by",
                    "e.happened_at",
                    "e.step",
                    "e.report_year",
                    "e.remark"),
            HistoryBranch.of(
                    "finding-step",
                    HistoryKind.SYSTEM,
                    "finding_step",
                    "finding_step s JOIN finding f ON f.id = s.finding_id JOIN audit a ON a.id = f.audit_id WHERE s.taken_by = 'system'",
                    Map.of(
                            "at", "s.taken_at",
                            "ref", "s.id",
                            "project_key", "a.project_key",
                            "actor", "s.taken_by",
                            "name", "s.step",
                            "remark", "s.note",
                            "place", "'/projects/' || a.project_key || '/facts/findings/' || f.id")),
            HistoryBranch.of(
                    "approval-late",
                    HistoryKind.SYSTEM,
                    "approval_act",
                    "approval_act a JOIN approval_document d ON d.id = a.document_id WHERE a.actor = 'system'",
                    Map.of(
                            "at", "a.acted_at",
                            "ref", "a.id",
                            "project_key", "d.project_key",
                            "actor", "a.actor",
                            "title", "d.title",
                            "remark", "a.comment",
                            "place", "'/documents/' || d.id")),
            HistoryBranch.of(
                    "programme-reminded",
                    HistoryKind.SYSTEM,
                    "programme_reminder",
                    "programme_reminder r",
                    Map.of(
                            "at", "r.reminded_at",
                            "ref", "r.id",
                            "project_key", "r.project_key",
                            "actor", "'system'",
                            "title", "r.code || ' ' || r.year || '/' || r.quarter",
                            "place", "'/projects/' || r.project_key || '/facts/programmes/' || r.code")),
            HistoryBranch.of(
                    "report-reminded",
                    HistoryKind.SYSTEM,
                    "annual_report_reminder",
                    "annual_report_reminder r",
                    Map.of(
                            "at", "r.reminded_at",
                            "ref", "r.id",
                            "project_key", "r.project_key",
                            "actor", "'system'",
                            "title", "r.report_year")));

    private HistoryBranches() {}

    private static Map<String, String> correction(
            String at, String ref, String actor, String remark, String turned, String code) {
        Map<String, String> columns = new HashMap<>(Map.of(
                "at", at,
                "ref", ref,
                "actor", actor,
                "remark", remark,
                "turned", turned,
                "code", code,
                "project_key", "f.project_key",
                "name", "f.label",
                "args", "f.label_args",
                "outcome", "f.value_before || ' → ' || f.value_after"));
        columns.put("place", "'/projects/' || f.project_key || '/facts/' || f.fact_kind || '/' || f.fact_id");
        return columns;
    }

    /** What a capability recorded when a day had passed and nobody had done anything. */
    private static HistoryBranch itself(
            String code, String table, String actor, String at, String name, String title, String remark) {
        return HistoryBranch.of(
                code,
                HistoryKind.SYSTEM,
                table,
                table + " e WHERE " + actor + " = '" + Actor.SYSTEM + "'",
                Map.of(
                        "at", at,
                        "ref", "e.id",
                        "project_key", "e.project_key",
                        "actor", actor,
                        "name", name,
                        "title", title,
                        "remark", remark));
    }
}
