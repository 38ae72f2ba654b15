package safecity.project;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;
import safecity.engine.models.ModelBean;
import safecity.project.plan.PlanChecks;
import safecity.project.plan.PlanFile;
import safecity.project.plan.PlanRepository;
import safecity.refusal.Refusal;

/** The certification projects. */
@ModelBean("projects")
public class Projects {

    static final String COLUMNS =
            "SELECT key, municipality, title_ko, title_en, item, policy_goal, scheme, domestic_first FROM project ";

    private final JdbcClient jdbc;
    private final PlanRepository plans;
    private final Elections elections;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Projects(
            JdbcClient jdbc, PlanRepository plans, Elections elections, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.plans = plans;
        this.elections = elections;
        this.events = events;
        this.clock = clock;
    }

    public Optional<Project> find(String key) {
        return jdbc.sql(COLUMNS + "WHERE key = ?")
                .param(key)
                .query(Project.class)
                .optional();
    }

    /** @throws Refusal {@code project.unknown} */
    public Project get(String key) {
        return find(key).orElseThrow(() -> Refusal.notFound("project.unknown", key));
    }

    /** The projects of a municipality, newest first. */
    public List<Project> of(String municipality) {
        return jdbc.sql(COLUMNS + "WHERE municipality = ? ORDER BY opened_at DESC, key")
                .param(municipality)
                .query(Project.class)
                .list();
    }

    public List<Project> all() {
        return jdbc.sql(COLUMNS + "ORDER BY opened_at DESC, key")
                .query(Project.class)
                .list();
    }

    /** Title of a project in Korean, for a form. */
    public String title(String key) {
        return get(key).titleKo();
    }

    /** Opens a project with the first version of its plan, checked; its findings block nothing. */
    @Transactional
    public void register(PlanFile.Content file, String reason, String actor) {
        PlanFile.Head head = file.project();
        jdbc.sql("""
                INSERT INTO project (key, municipality, title_ko, title_en, item, policy_goal, scheme, domestic_first,
                    opened_at, opened_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
                .params(
                        head.key(),
                        head.municipality(),
                        head.titleKo(),
                        head.titleEn(),
                        head.item(),
                        head.policyGoal(),
                        head.scheme(),
                        head.domesticFirst(),
                        clock.instant().atOffset(ZoneOffset.UTC),
                        actor)
                .update();
        plans.insert(head.key(), reason, file.plan(), PlanChecks.of(file.plan(), elections.days()), actor);
        events.publishEvent(new ProjectRegistered(head.key(), head.municipality()));
    }
}
