package safecity.history;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A question that auditors ask again and again, answered by one table.
 *
 * <p>A statement has {@code :projects} and {@code :municipalities}, and {@code :about} where something has to be named; its columns are
 * told as those of facts are.
 */
enum HistoryQuestion {
    /** Contracts that were made without an open tender: from the history of the decision table that chose the method. */
    PRIVATE_CONTRACTS(false, false, null),
    COMMITTEE_MEMBERS(true, false, """
            SELECT m.seat, m.kind AS member_kind, m.name, m.sex, m.subcommittee, m.term_from, m.term_to, m.left_on,
                (SELECT string_agg(o.office || ' ' || o.elected_on, ', ' ORDER BY o.elected_on) FROM committee_office_as_corrected o
                  WHERE o.project_key = :about AND o.seat = m.seat) AS office
            FROM committee_members(:about) m WHERE :about = ANY(:projects) ORDER BY m.seat
            """),
    /** The ratio as it was from each day on which somebody came or went (양성평등기본법 제21조). */
    COMMITTEE_RATIO(true, false, """
            WITH member AS (SELECT sex, term_from, sits_to AS term_to FROM committee_members(:about)
                WHERE :about = ANY(:projects) AND kind = 'appointed' AND sits_to >= term_from),
            changed AS (SELECT term_from AS from_day FROM member UNION SELECT term_to + 1 FROM member)
            SELECT c.from_day, count(m.sex) AS appointed_members, count(*) FILTER (WHERE m.sex = 'male') AS men,
                count(*) FILTER (WHERE m.sex = 'female') AS women,
                round(100.0 * greatest(count(*) FILTER (WHERE m.sex = 'male'), count(*) FILTER (WHERE m.sex = 'female'))
                    / nullif(count(m.sex), 0), 1) AS larger_sex_percent
            FROM changed c LEFT JOIN member m ON m.term_from <= c.from_day AND m.term_to >= c.from_day
            WHERE c.from_day IS NOT NULL GROUP BY c.from_day ORDER BY c.from_day
            """),
    AGAINST_ADVICE(false, false, """
            SELECT * FROM (
                SELECT d.project_key AS project, d.title AS subject, 'agreed-after-return' AS kind, a.actor AS returned_by, a.comment AS opinion,
                    a.acted_at AS returned_at, f.actor AS decided_by, f.acted_at AS decided_at, f.comment AS comment
                FROM approval_act a JOIN approval_document d ON d.id = a.document_id
                JOIN LATERAL (SELECT actor, acted_at, comment FROM approval_act f WHERE f.document_id = a.document_id AND f.id > a.id
                    AND f.step = 'DECIDE' AND f.decision = 'approve' ORDER BY f.id LIMIT 1) f ON true
                WHERE a.step IN ('REVIEW', 'AGREE') AND a.decision = 'return' AND d.project_key = ANY(:projects)
                UNION ALL
                SELECT p.project_key, p.subject, 'panel-disagreed', p.stated_by, p.comment, p.stated_at, f.stated_by, f.stated_at, f.comment
                FROM pledge_adjustment p
                JOIN LATERAL (SELECT stated_by, stated_at, comment FROM pledge_adjustment f WHERE f.project_key = p.project_key
                    AND f.kind = p.kind AND f.id > p.id AND f.statement = 'ADOPTED' ORDER BY f.id LIMIT 1) f ON true
                WHERE p.statement = 'PANEL_DISAGREED' AND p.project_key = ANY(:projects)
                UNION ALL
                SELECT c.project_key, k.name, 'department-objected', c.recorded_by, c.opinion, c.recorded_at, k.recorded_by, NULL, NULL
                FROM committee_consultation c JOIN committee k ON k.project_key = c.project_key
                WHERE c.outcome = 'object' AND c.project_key = ANY(:projects)
                  AND NOT EXISTS (SELECT FROM committee_consultation n WHERE n.project_key = c.project_key AND n.id > c.id AND n.outcome = 'agree')
            ) against ORDER BY returned_at DESC LIMIT 500
            """),
    /** Who looked at what: lines of the record of access whose object holds the words. */
    LOOKS(true, true, """
            SELECT l.at, l.account AS looked_by, l.action AS act, l.record AS ref, l.reason FROM access_log l
            WHERE (l.municipality = ANY(:municipalities) OR l.concerns = ANY(:municipalities))
              AND l.action IN ('view', 'look', 'download') AND position(:about IN l.record) > 0
            ORDER BY l.id DESC LIMIT 500
            """);

    /** Whether something has to be named: a project, or a part of what was looked at. */
    private final boolean about;
    /** Whether only auditors may ask it. */
    private final boolean audit;

    final @Nullable String sql;

    HistoryQuestion(boolean about, boolean audit, @Nullable String sql) {
        this.about = about;
        this.audit = audit;
        this.sql = sql;
    }

    public boolean needsAbout() {
        return about;
    }

    boolean isForAuditors() {
        return audit;
    }

    /** As it stands in an address. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<HistoryQuestion> of(String code) {
        return Arrays.stream(values())
                .filter(question -> question.code().equals(code))
                .findFirst();
    }
}
