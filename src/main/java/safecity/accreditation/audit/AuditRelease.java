package safecity.accreditation.audit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import safecity.engine.time.EngineClock;
import safecity.release.AssessorFindings;
import safecity.release.Dated;
import safecity.release.Releasable;
import safecity.release.Releasable.Passage;
import safecity.release.ReleaseSource;

/** The timetable of each audit, what was done about each finding, and what the assessors found. */
@Component
class AuditRelease implements ReleaseSource, AssessorFindings {

    private final JdbcClient jdbc;
    private final MessageSource messages;

    AuditRelease(JdbcClient jdbc, MessageSource messages) {
        this.jdbc = jdbc;
        this.messages = messages;
    }

    private record Planned(
            long id,
            String stage,
            int attempt,
            int version,
            String mode,
            String interpreter,
            LocalDate auditOn,
            int auditDays,
            String agenda,
            String focusAreas) {}

    private record Answer(
            long id,
            String title,
            String criterion,
            @Nullable String outcome,
            int version,
            String rootCause,
            @Nullable String action,
            @Nullable String evidence) {}

    @Override
    public List<Releasable> of(String projectKey) {
        List<Releasable> all = new ArrayList<>();
        jdbc.sql("""
                SELECT f.id, f.title, f.criterion, s.outcome, s.root_cause, s.action, s.evidence, s.version
                FROM finding f JOIN LATERAL (SELECT outcome, root_cause, action, evidence, count(*) OVER () AS version FROM finding_step
                    WHERE finding_id = f.id AND step = 'corrected' ORDER BY id DESC LIMIT 1) s ON true
                WHERE f.project_key = ? ORDER BY f.id
                """).param(projectKey).query(Answer.class).list().forEach(answer -> all.add(releasable(answer)));
        jdbc.sql("""
                SELECT DISTINCT ON (a.id) a.id, a.stage, a.attempt, p.version, p.mode, p.interpreter, p.audit_on, p.audit_days,
                    p.agenda, p.focus_areas
                FROM audit a JOIN audit_plan_as_corrected p ON p.audit_id = a.id WHERE a.project_key = ? ORDER BY a.id, p.version DESC
                """).param(projectKey).query(Planned.class).list().forEach(plan -> all.add(releasable(plan)));
        return all;
    }

    private record Made(String kind, String ref, int version, Instant at) {}

    @Override
    public Map<Piece, Dated> days(String projectKey, Collection<Piece> pieces) {
        return jdbc.sql("""
                SELECT 'timetable' AS kind, p.audit_id::text AS ref, p.version, p.planned_at AS at
                FROM audit a JOIN audit_plan p ON p.audit_id = a.id WHERE a.project_key = :project
                UNION ALL SELECT 'answer', s.finding_id::text, row_number() OVER (PARTITION BY s.finding_id ORDER BY s.id), s.taken_at
                FROM finding f JOIN finding_step s ON s.finding_id = f.id AND s.step = 'corrected' WHERE f.project_key = :project
                """).param("project", projectKey).query(Made.class).list().stream()
                .collect(Collectors.toMap(
                        made -> new Piece(made.kind(), made.ref(), made.version()),
                        made -> Dated.of(null, null, LocalDate.ofInstant(made.at(), EngineClock.SEOUL))));
    }

    private Releasable releasable(Answer answer) {
        return new Releasable(
                "answer",
                Long.toString(answer.id()),
                answer.version(),
                answer.criterion(),
                "지적사항 조치: " + answer.title(),
                "Answer to the finding: " + answer.title(),
                Stream.of(
                                answer.outcome() == null
                                        ? null
                                        : new Passage(
                                                "이행 결과",
                                                "What has become of it",
                                                outcome(answer.outcome(), Locale.KOREAN),
                                                outcome(answer.outcome(), Locale.ENGLISH)),
                                Passage.of("원인·사유", "Cause or reason", answer.rootCause()),
                                Passage.of("조치", "Action taken", answer.action()),
                                Passage.of("증빙", "Evidence", answer.evidence()))
                        .filter(Objects::nonNull)
                        .toList());
    }

    private String outcome(String code, Locale locale) {
        return messages.getMessage("finding.outcome." + code, null, locale);
    }

    private Releasable releasable(Planned plan) {
        boolean domestic = plan.stage().equals(AuditStage.DOMESTIC.code());
        String again = plan.attempt() > 1 ? " (" + plan.attempt() + ")" : "";
        return new Releasable(
                "timetable",
                Long.toString(plan.id()),
                plan.version(),
                null,
                (domestic ? "1차(국내) 실사 일정" : "2차(국제) 실사 일정") + again,
                (domestic ? "Timetable of the domestic audit" : "Timetable of the international audit") + again,
                Stream.of(
                                new Passage(
                                        "기간과 방식",
                                        "Days and mode",
                                        held(plan, Locale.KOREAN),
                                        held(plan, Locale.ENGLISH)),
                                Passage.of("일정", "Agenda", plan.agenda()),
                                Passage.of("중점 분야", "Focus areas", plan.focusAreas()))
                        .filter(Objects::nonNull)
                        .toList());
    }

    private String held(Planned plan, Locale locale) {
        return messages.getMessage(
                "audit.released",
                new Object[] {
                    plan.auditOn().toString(),
                    plan.auditDays(),
                    messages.getMessage("fact.code." + plan.mode(), null, locale),
                    messages.getMessage("fact.code." + plan.interpreter(), null, locale)
                },
                locale);
    }

    @Override
    public List<Found> of(String projectKey, List<String> duties) {
        return jdbc.sql("""
                SELECT f.id, f.title, f.criterion, f.kind, f.note, f.due_on,
                    finding_closed(f.id) AS closed,
                    CASE WHEN EXISTS (SELECT FROM release_item i JOIN release_end e ON e.release_id = i.release_id AND e.outcome = 'released'
                        WHERE i.kind = 'answer' AND i.ref = f.id::text AND e.project_key = f.project_key)
                        THEN finding_outcome(f.id) END AS outcome
                FROM finding_as_corrected f JOIN audit a ON a.id = f.audit_id
                WHERE f.project_key = ? AND CASE a.stage WHEN 'domestic' THEN 'support-centre' ELSE 'certifier' END = ANY (?)
                ORDER BY f.id
                """)
                .params(projectKey, duties.toArray(String[]::new))
                .query(Found.class)
                .list();
    }
}
