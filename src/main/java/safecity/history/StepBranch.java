package safecity.history;

import static java.util.Map.entry;

import java.util.Map;

/** What people did in the steps of the procedures: who, for whom, in which post, what was decided and why, and whether in time. */
final class StepBranch {

    private static final String STEP = """
            entered_step s
            LEFT JOIN LATERAL (SELECT l.field, l.code, CASE WHEN l.field = 'decision' THEN l.value ELSE l.label || ': ' || l.value END AS value
                FROM entered_line l WHERE l.step_id = s.id AND (l.field = 'decision' OR l.field = ANY(:choices))
                AND l.kind = 'ENTERED' ORDER BY l.field <> 'decision', l.position LIMIT 1) d ON true
            LEFT JOIN LATERAL (SELECT l.value FROM entered_line l WHERE l.step_id = s.id AND l.field = 'comment'
                AND l.kind = 'ENTERED' ORDER BY l.position LIMIT 1) c ON true
            LEFT JOIN LATERAL (SELECT a.absent FROM stand_in_act a WHERE a.task_id = s.id LIMIT 1) a ON true
            LEFT JOIN act_hi_taskinst h ON h.id_ = s.id
            LEFT JOIN LATERAL (SELECT p.delegation FROM act_hi_varinst v JOIN approval_document p ON p.id = v.text_
                WHERE s.process = 'approval' AND v.proc_inst_id_ = s.instance AND v.name_ = 'documentId' LIMIT 1) g ON true
            """;

    /** A Korean word's pairs are looked up in the index; what has all of them is compared. */
    private static final String STEP_WORDED = """
            b.ref IN (SELECT l.step_id FROM entered_line l WHERE l.kind = 'ENTERED' AND character_pairs(l.value) @> character_pairs(:text)
                        AND l.value ILIKE :like
                      UNION ALL SELECT w.id FROM entered_step w
                       WHERE character_pairs(w.name || ' ' || coalesce(w.title, '')) @> character_pairs(:text)
                         AND w.name || ' ' || coalesce(w.title, '') ILIKE :like)
            """;

    private static final String STEP_PERSON = """
            b.ref IN (SELECT own.id FROM entered_step own WHERE own.actor = :person
                      UNION ALL SELECT stood.task_id FROM stand_in_act stood WHERE stood.absent = :person)
            """;

    private StepBranch() {}

    static HistoryBranch of() {
        return HistoryBranch.of(
                        "step",
                        HistoryKind.STEP,
                        "entered_step",
                        STEP,
                        Map.ofEntries(
                                entry("at", "s.entered_at"),
                                entry("ref", "s.id"),
                                entry("project_key", "s.project_key"),
                                entry("municipality", "s.municipality"),
                                entry("actor", "s.actor"),
                                entry("absent", "a.absent"),
                                entry("groups", "s.departments"),
                                entry("process", "s.process"),
                                entry("element", "s.element"),
                                entry("instance", "s.instance"),
                                entry("name", "s.name"),
                                entry("title", "s.title"),
                                entry("code", "d.code"),
                                entry("outcome", "d.value"),
                                entry("remark", "c.value"),
                                entry("delegation", "nullif(g.delegation, '')"),
                                entry("due_at", "h.due_date_ AT TIME ZONE :zone"),
                                entry(
                                        "turned",
                                        "d.field = 'decision' AND (s.form, d.code) NOT IN (SELECT * FROM unnest(:forms::text[], :proceeding::text[]))"),
                                entry(
                                        "place",
                                        "CASE WHEN s.id LIKE 'start/%' THEN '/procedures/' || s.instance ELSE '/tasks/' || s.id END")))
                .foundBy(STEP_WORDED, STEP_PERSON);
    }
}
