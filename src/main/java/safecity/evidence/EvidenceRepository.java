package safecity.evidence;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import safecity.engine.tasks.TaskPlaces.Place;

/** The rows about evidence. */
@Component
class EvidenceRepository {

    private static final String COLUMNS = """
            SELECT e.id, e.project_key, e.title, e.kind, e.criterion, e.programme, e.effective_from, e.effective_to, e.owner,
                e.publication, e.retention, e.document_number, e.task_id, e.process, e.element, e.filed_at, e.filed_by
            FROM evidence e LEFT JOIN evidence_withdrawal w ON w.evidence_id = e.id
            """;
    /** What {@link EvidenceRights.Scope} lets somebody read. */
    private static final String READABLE = """
            (:all OR (:inside AND e.publication <> 'CLOSED') OR (:open AND e.publication = 'OPEN') OR e.owner = ANY (:departments))
            """;

    /** Whether a paper {@code p} that the project's scheme names is the piece that was filed. */
    private static final String IS_PROOF = """
            p.scheme = (SELECT scheme FROM project WHERE key = e.project_key) AND p.process = e.process AND p.paper = e.kind
                AND (p.stage = '' OR EXISTS (
                    SELECT 1 FROM evidence_stage s WHERE s.evidence_id = e.id AND s.stage = p.stage))
            """;

    private static final String STOCK =
            "SELECT e.project_key, e.criterion, coalesce(p.proves, e.kind) AS kind, count(*) AS filed, "
                    + "count(*) FILTER (WHERE e.effective_to < :day) AS past FROM evidence e LEFT JOIN scheme_paper p ON "
                    + IS_PROOF;

    private static final String ASKED = """
            e.project_key = :project
            AND (:task::text IS NULL OR e.task_id = :task) AND (:kind::text IS NULL OR e.kind = :kind OR EXISTS (
                SELECT 1 FROM scheme_paper p WHERE p.proves = :kind AND (""" + IS_PROOF + """
                )))
            AND (:criterion::text IS NULL OR e.criterion = :criterion)
            AND (:programme::text IS NULL OR e.programme = :programme) AND (:owner::text IS NULL OR e.owner = :owner)
            AND (:publication::text IS NULL OR e.publication = :publication)
            AND (:withdrawn::boolean IS NULL OR (w.evidence_id IS NOT NULL) = :withdrawn)
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    EvidenceRepository(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param withdrawn null for both; the others null for any */
    record Question(
            String project,
            @Nullable String task,
            @Nullable String kind,
            @Nullable String criterion,
            @Nullable String programme,
            @Nullable String owner,
            @Nullable Publication publication,
            Boolean withdrawn) {}

    List<Evidence> page(Question question, EvidenceRights.Scope reader, int page, int size) {
        return asked(
                        COLUMNS + "WHERE " + ASKED + " AND " + READABLE
                                + "ORDER BY e.id DESC LIMIT :size OFFSET :offset",
                        question,
                        reader)
                .param("size", size)
                .param("offset", (long) page * size)
                .query(Evidence.class)
                .list();
    }

    int count(Question question, EvidenceRights.Scope reader) {
        return asked(
                        "SELECT count(*) FROM evidence e LEFT JOIN evidence_withdrawal w ON w.evidence_id = e.id WHERE "
                                + ASKED + " AND " + READABLE,
                        question,
                        reader)
                .query(Integer.class)
                .single();
    }

    /** Ids of the projects' pieces that are not the reader's to see. */
    List<Long> hidden(Collection<String> projects, EvidenceRights.Scope reader) {
        return readable(
                        jdbc.sql("SELECT e.id FROM evidence e WHERE e.project_key = ANY (:projects) AND NOT "
                                        + READABLE)
                                .param("projects", projects.toArray(String[]::new)),
                        reader)
                .query(Long.class)
                .list();
    }

    private static JdbcClient.StatementSpec readable(JdbcClient.StatementSpec asked, EvidenceRights.Scope reader) {
        return asked.param("all", reader.all())
                .param("inside", reader.inside())
                .param("open", reader.open())
                .param("departments", reader.departments().toArray(String[]::new));
    }

    private JdbcClient.StatementSpec asked(String sql, Question question, EvidenceRights.Scope reader) {
        JdbcClient.StatementSpec asked = jdbc.sql(sql)
                .param("project", question.project())
                .param("task", question.task())
                .param("kind", question.kind())
                .param("criterion", question.criterion())
                .param("programme", question.programme())
                .param("owner", question.owner())
                .param(
                        "publication",
                        question.publication() == null
                                ? null
                                : question.publication().name())
                .param("withdrawn", question.withdrawn());
        return readable(asked, reader);
    }

    /**
     * How much of each kind counts for each criterion; what a task asked for under a name of its own counts as what it proves.
     *
     * @param criterion null where none was named; {@code kind} likewise
     * @param past      how many of them cover a period that ended before the day
     */
    record Stock(String criterion, String kind, int filed, int past) {}

    List<Stock> stock(String project, EvidenceRights.Scope reader, LocalDate day) {
        return stock(List.of(project), reader, day).getOrDefault(project, List.of());
    }

    /** By project; one of which the reader may read nothing is missing. */
    Map<String, List<Stock>> stock(Collection<String> projects, EvidenceRights.Scope reader, LocalDate day) {
        Map<String, List<Stock>> stock = new HashMap<>();
        jdbc.sql(STOCK + "LEFT JOIN evidence_withdrawal w ON w.evidence_id = e.id "
                        + "WHERE e.project_key = ANY (:projects) AND w.evidence_id IS NULL AND " + READABLE
                        + "GROUP BY e.project_key, e.criterion, coalesce(p.proves, e.kind)")
                .param("projects", projects.toArray(String[]::new))
                .param("all", reader.all())
                .param("inside", reader.inside())
                .param("open", reader.open())
                .param("departments", reader.departments().toArray(String[]::new))
                .param("day", day)
                .query(row -> {
                    stock.computeIfAbsent(row.getString("project_key"), key -> new ArrayList<>())
                            .add(new Stock(
                                    row.getString("criterion"),
                                    row.getString("kind"),
                                    row.getInt("filed"),
                                    row.getInt("past")));
                });
        return stock;
    }

    /** The same of some pieces of a project, whatever has become of them since. */
    List<Stock> stock(String project, Collection<Long> ids, LocalDate day) {
        return jdbc.sql(STOCK + "WHERE e.project_key = :project AND e.id = ANY (:ids) "
                        + "GROUP BY e.project_key, e.criterion, coalesce(p.proves, e.kind)")
                .param("project", project)
                .param("ids", ids.toArray(Long[]::new))
                .param("day", day)
                .query(Stock.class)
                .list();
    }

    /** @param proves the kind of the scheme as which it counts; null for none. @param version its newest */
    record Piece(
            long id,
            String title,
            @Nullable String kind,
            @Nullable String proves,
            @Nullable String criterion,
            int version) {}

    /** What counts of a project, by criterion, the newest first. */
    List<Piece> releasable(String project) {
        return jdbc.sql("SELECT DISTINCT ON (coalesce(e.criterion, '~'), e.id) e.id, e.title, e.kind, "
                        + "coalesce(p.proves, e.kind) AS proves, e.criterion, "
                        + "(SELECT max(version) FROM evidence_version v WHERE v.evidence_id = e.id) AS version "
                        + "FROM evidence e LEFT JOIN scheme_paper p ON " + IS_PROOF
                        + "WHERE e.project_key = :project AND NOT EXISTS (SELECT FROM evidence_withdrawal w WHERE w.evidence_id = e.id) "
                        + "ORDER BY coalesce(e.criterion, '~'), e.id DESC")
                .param("project", project)
                .query(Piece.class)
                .list();
    }

    /** A version with the period that its piece covers. */
    record Filed(
            long id,
            int version,
            String fileName,
            @Nullable LocalDate effectiveFrom,
            @Nullable LocalDate effectiveTo,
            Instant filedAt) {}

    /** Every version of some pieces of a project. */
    List<Filed> filed(String project, Collection<Long> ids) {
        return jdbc.sql("""
                SELECT e.id, v.version, v.file_name, e.effective_from, e.effective_to, v.filed_at FROM evidence e
                JOIN evidence_version v ON v.evidence_id = e.id WHERE e.project_key = :project AND e.id = ANY (:ids)
                """)
                .param("project", project)
                .param("ids", ids.toArray(Long[]::new))
                .query(Filed.class)
                .list();
    }

    Optional<Evidence> find(long id) {
        return jdbc.sql(COLUMNS + "WHERE e.id = ?")
                .param(id)
                .query(Evidence.class)
                .optional();
    }

    /** Kinds of what was filed at a user task of an instance and counts. */
    Set<String> kinds(String instance, String element) {
        return jdbc.sql("""
                SELECT DISTINCT kind FROM evidence e WHERE instance = ? AND element = ? AND kind IS NOT NULL
                    AND NOT EXISTS (SELECT 1 FROM evidence_withdrawal w WHERE w.evidence_id = e.id)
                """).params(instance, element).query(String.class).set();
    }

    /** Keeps others from adding a version or withdrawing it until this transaction ends. */
    void lock(long id) {
        jdbc.sql("SELECT id FROM evidence WHERE id = ? FOR UPDATE")
                .param(id)
                .query(Long.class)
                .single();
    }

    long insert(String project, EvidenceMetadata filing, String owner, @Nullable Place place, String person) {
        return jdbc.sql("""
                INSERT INTO evidence (project_key, title, kind, criterion, programme, effective_from, effective_to, owner,
                    publication, retention, document_number, task_id, process, instance, element, filed_at, filed_by)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id
                """)
                .params(
                        project,
                        filing.title(),
                        filing.kind(),
                        filing.criterion(),
                        filing.programme(),
                        filing.effectiveFrom(),
                        filing.effectiveTo(),
                        owner,
                        filing.publication().name(),
                        filing.retention().name(),
                        filing.documentNumber(),
                        filing.task(),
                        place == null ? null : place.process(),
                        place == null ? null : place.instance(),
                        place == null ? null : place.element(),
                        now(),
                        person)
                .query(Long.class)
                .single();
    }

    /** @param stages for which the work was done at which the piece was filed */
    void insertStages(long id, Collection<String> stages) {
        stages.forEach(stage -> jdbc.sql(
                        "INSERT INTO evidence_stage (evidence_id, stage) VALUES (?, ?)" + " ON CONFLICT DO NOTHING")
                .params(id, stage)
                .update());
    }

    /**
     * What was filed at tasks of which only the work for some stages is proof, before the stages were written down.
     *
     * @param instance of the process at whose task it was filed
     */
    record Unstaged(long id, String projectKey, String process, String instance) {}

    List<Unstaged> unstaged() {
        return jdbc.sql("""
                SELECT id, project_key, process, instance FROM evidence e
                WHERE instance IS NOT NULL AND process IN (SELECT process FROM scheme_paper WHERE stage <> '')
                    AND NOT EXISTS (SELECT 1 FROM evidence_stage s WHERE s.evidence_id = e.id)
                """).query(Unstaged.class).list();
    }

    /** @return whether the content is new here; one that is arriving with somebody else is waited for */
    boolean insertContent(String sha256, long size, DocumentType type, String place) {
        return jdbc.sql("""
                INSERT INTO evidence_content (sha256, size, media_type, place, stored_at) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT DO NOTHING
                """)
                        .params(sha256, size, type.mediaType(), place, now())
                        .update()
                == 1;
    }

    /** Until this transaction ends nobody else keeps this content or takes it for an orphan. */
    void lockContent(String sha256) {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended(?, 0))")
                .param(sha256)
                .query((row, number) -> null)
                .list();
    }

    boolean isKnown(String sha256) {
        return jdbc.sql("SELECT count(*) FROM evidence_content WHERE sha256 = ?")
                        .param(sha256)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** Says, for others to see at once, that a content is on its way into a store outside of the database. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    void announce(String sha256) {
        lockContent(sha256);
        jdbc.sql("INSERT INTO evidence_arrival (sha256) VALUES (?)")
                .param(sha256)
                .update();
    }

    /** Its row is written now. */
    void arrived(String sha256) {
        jdbc.sql("DELETE FROM evidence_arrival WHERE sha256 = ?").param(sha256).update();
    }

    boolean isArriving(String sha256, Instant since) {
        return jdbc.sql("SELECT count(*) FROM evidence_arrival WHERE sha256 = ? AND since >= ?")
                        .params(sha256, utc(since))
                        .query(Integer.class)
                        .single()
                > 0;
    }

    void forgetArrivals(Instant before) {
        jdbc.sql("DELETE FROM evidence_arrival WHERE since < ?")
                .param(utc(before))
                .update();
    }

    /** Every content, wherever it lies. */
    List<String> contents() {
        return jdbc.sql("SELECT sha256 FROM evidence_content ORDER BY sha256")
                .query(String.class)
                .list();
    }

    /** Those of the contents that lie in a place. */
    Set<String> known(Collection<String> contents, String place) {
        return jdbc.sql("SELECT sha256 FROM evidence_content WHERE sha256 = ANY (?) AND place = ?")
                .params(contents.toArray(String[]::new), place)
                .query(String.class)
                .set();
    }

    String place(String sha256) {
        return jdbc.sql("SELECT place FROM evidence_content WHERE sha256 = ?")
                .param(sha256)
                .query(String.class)
                .single();
    }

    /** The content in one of the places whose last check lies longest back, if that is before {@code due}, or was bad and before {@code run}. */
    Optional<String> nextToCheck(Instant due, Instant run, List<String> places) {
        return jdbc.sql("""
                SELECT sha256 FROM evidence_content c
                LEFT JOIN LATERAL (SELECT checked_at, intact FROM evidence_check k WHERE k.sha256 = c.sha256 ORDER BY id DESC LIMIT 1) k ON true
                WHERE c.place = ANY (?) AND (coalesce(k.checked_at, c.stored_at) < ? OR NOT k.intact AND k.checked_at < ?)
                ORDER BY coalesce(k.checked_at, c.stored_at), sha256 LIMIT 1
                """)
                .params(places.toArray(String[]::new), utc(due), utc(run))
                .query(String.class)
                .optional();
    }

    void insertCheck(String sha256, boolean intact, String found) {
        jdbc.sql("INSERT INTO evidence_check (sha256, checked_at, intact, found) VALUES (?, ?, ?, ?)")
                .params(sha256, now(), intact, found)
                .update();
    }

    /** Contents of a project whose last check was bad. */
    int broken(String project) {
        return jdbc.sql("""
                SELECT count(DISTINCT v.sha256) FROM evidence e JOIN evidence_version v ON v.evidence_id = e.id
                WHERE e.project_key = ? AND NOT coalesce((SELECT intact FROM evidence_check k WHERE k.sha256 = v.sha256 ORDER BY id DESC LIMIT 1), true)
                """).param(project).query(Integer.class).single();
    }

    void insertVersion(long id, int version, String sha256, String fileName, String person) {
        jdbc.sql(
                        "INSERT INTO evidence_version (evidence_id, version, sha256, file_name, filed_at, filed_by) VALUES (?, ?, ?, ?, ?, ?)")
                .params(id, version, sha256, fileName, now(), person)
                .update();
    }

    /** The newest first. */
    List<Evidence.Version> versions(long id) {
        return jdbc.sql("""
                SELECT evidence_id, version, sha256, file_name, media_type, size, filed_at, filed_by,
                    coalesce((SELECT intact FROM evidence_check k WHERE k.sha256 = v.sha256 ORDER BY id DESC LIMIT 1), true) AS intact
                FROM evidence_version v JOIN evidence_content USING (sha256) WHERE evidence_id = ? ORDER BY version DESC
                """).param(id).query(Evidence.Version.class).list();
    }

    void insertWithdrawal(long id, String reason, String person) {
        jdbc.sql(
                        "INSERT INTO evidence_withdrawal (evidence_id, reason, withdrawn_at, withdrawn_by) VALUES (?, ?, ?, ?)")
                .params(id, reason, now(), person)
                .update();
    }

    Optional<Evidence.Withdrawal> withdrawal(long id) {
        return jdbc.sql(
                        "SELECT evidence_id, reason, withdrawn_at, withdrawn_by FROM evidence_withdrawal WHERE evidence_id = ?")
                .param(id)
                .query(Evidence.Withdrawal.class)
                .optional();
    }

    private OffsetDateTime now() {
        return utc(clock.instant());
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
