package safecity.project;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;
import safecity.engine.models.ModelBean;
import safecity.project.plan.StandardPlan;
import safecity.refusal.Refusal;

/** The run of a certification: one for each project. */
@ModelBean("certifications")
public class Certifications {

    /** A project may be entered late, and planned ahead. */
    private static final int YEARS_BACK = 1;

    private static final int YEARS_AHEAD = 5;

    private final Projects projects;
    private final ProjectAccess access;
    private final ProjectKeys keys;
    private final StandardPlan standardPlan;
    private final ProjectEventRepository events;
    private final JdbcClient jdbc;
    private final Clock clock;

    Certifications(
            Projects projects,
            ProjectAccess access,
            ProjectKeys keys,
            StandardPlan standardPlan,
            ProjectEventRepository events,
            JdbcClient jdbc,
            Clock clock) {
        this.projects = projects;
        this.access = access;
        this.keys = keys;
        this.standardPlan = standardPlan;
        this.events = events;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * The key under which a certification runs: the one that was sent, or for a new project without one the next of its
     * municipality and year.
     *
     * @param projectKey   may be empty
     * @param year         in which a new project begins; not asked for where a key was sent
     * @param municipality of the person who starts it; null or empty for whoever belongs to none
     * @throws Refusal {@code certification.yearMissing}, {@code certification.yearOutOfRange},
     *                 {@code certification.municipalityMissing}
     */
    @Transactional
    public String keyFor(String projectKey, Number year, String municipality) {
        if (!isBlank(projectKey)) {
            return projectKey;
        }
        if (isBlank(municipality)) {
            throw Refusal.of("certification.municipalityMissing").field("projectKey");
        }
        if (year == null) {
            throw Refusal.of("certification.yearMissing").field("startYear");
        }
        return keys.next(municipality, begin(year).getYear());
    }

    /**
     * Begins the run of a project; a key that is not known yet opens a new project with the standard plan.
     *
     * @param title        name of a new project, may be null for a known one
     * @param year         in which a new project begins; null for this one
     * @param municipality the municipality of the person who starts it; null or empty (as an expression hands over a
     *                     null) for the system, and for whoever belongs to none and may start none
     * @return id of the project's municipality
     * @throws Refusal {@code certification.running} when the project has been started before and wasn't given up,
     *                 {@code certification.abandoned} when it was given up and nobody decided to take it up again,
     *                 {@code certification.foreignKey} when the key belongs to another municipality,
     *                 {@code certification.titleMissing} when a new project has no name,
     *                 {@code certification.yearOutOfRange}
     */
    @Transactional
    public String open(String projectKey, String title, Number year, String municipality, String actor) {
        Project project =
                projects.find(projectKey).orElseGet(() -> openNew(projectKey, title, year, municipality, actor));
        if (!access.acts(municipality, actor, project)) {
            throw foreign(projectKey);
        }
        int begun = jdbc.sql("""
                INSERT INTO certification_run (project_key, round, started_at, started_by)
                SELECT ?, count(*) + 1, ?, ? FROM project_event WHERE project_key = ? AND kind = 'RESUMED'
                ON CONFLICT DO NOTHING
                """)
                .params(projectKey, clock.instant().atOffset(ZoneOffset.UTC), actor, projectKey)
                .update();
        if (begun == 0) {
            String why = events.abandoned(projectKey) ? "certification.abandoned" : "certification.running";
            throw Refusal.conflict(why, projectKey).field("projectKey");
        }
        return project.municipality();
    }

    private Project openNew(String projectKey, String title, Number year, String municipality, String actor) {
        if (isBlank(municipality) || !keys.isFor(municipality, projectKey)) {
            throw foreign(projectKey);
        }
        if (isBlank(title)) {
            throw Refusal.of("certification.titleMissing").field("projectTitle");
        }
        try {
            projects.register(standardPlan.forProject(projectKey, title, municipality, begin(year)), "최초 추진계획", actor);
        } catch (DuplicateKeyException somebodyWasFaster) {
            throw Refusal.conflict("certification.running", projectKey).field("projectKey");
        }
        return projects.get(projectKey);
    }

    /** One sentence for a key of another municipality and for one that can't be: neither tells what exists. */
    private static Refusal foreign(String projectKey) {
        return Refusal.of("certification.foreignKey", projectKey).field("projectKey");
    }

    /** First day of a new project: of this month, or of the other year that was chosen. */
    private LocalDate begin(Number year) {
        LocalDate thisMonth = LocalDate.now(clock).withDayOfMonth(1);
        int thisYear = thisMonth.getYear();
        if (year == null || year.intValue() == thisYear) {
            return thisMonth;
        }
        if (year.intValue() < thisYear - YEARS_BACK || year.intValue() > thisYear + YEARS_AHEAD) {
            throw Refusal.of(
                            "certification.yearOutOfRange",
                            String.valueOf(thisYear - YEARS_BACK),
                            String.valueOf(thisYear + YEARS_AHEAD))
                    .field("startYear");
        }
        return LocalDate.of(year.intValue(), 1, 1);
    }

    private static boolean isBlank(String text) {
        return text == null || text.isBlank();
    }

    /** Whether the project has been started in the engine. */
    public boolean started(String projectKey) {
        return jdbc.sql("SELECT count(*) FROM certification_run WHERE project_key = ?")
                        .param(projectKey)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** The project was given up; how it was settled is recorded, everything else stays as it was. */
    public void abandoned(String projectKey, String settlement, String actor) {
        events.happened(projectKey, ProjectEventRepository.Kind.ABANDONED, settlement, null, actor);
    }
}
