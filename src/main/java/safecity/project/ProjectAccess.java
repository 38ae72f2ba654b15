package safecity.project;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import safecity.engine.authorization.Roles;
import safecity.engine.identity.Account;
import safecity.engine.models.Actor;
import safecity.refusal.Refusal;

/**
 * Whether a person may see a project, in the one place where it is decided: it is their own municipality's and they hold a
 * role there, or they are an administrator. What of it they may read is each capability's affair.
 */
@Component
public class ProjectAccess {

    private static final String VISIBLE = "WHERE (:all OR municipality = ANY (:own)) ";

    private final Projects projects;
    private final Roles roles;
    private final JdbcClient jdbc;

    ProjectAccess(Projects projects, Roles roles, JdbcClient jdbc) {
        this.projects = projects;
        this.roles = roles;
        this.jdbc = jdbc;
    }

    /** Whether projects of a municipality are somebody's to see. */
    public boolean sees(Account reader, String municipality) {
        return reader.administrator() || municipalities(reader).contains(municipality);
    }

    public Optional<Project> find(String key, Account reader) {
        return projects.find(key).filter(project -> sees(reader, project.municipality()));
    }

    /** @throws Refusal {@code project.unknown}, the same for a key of another municipality and for one that is not there */
    public Project get(String key, Account reader) {
        return find(key, reader).orElseThrow(() -> Refusal.notFound("project.unknown", key));
    }

    /**
     * A project for whoever reads the house's own account of it: status, plan, money, lists. An outside body takes part in
     * a project by its tasks, reads what was released to it, and gets the answer of a project that is not there.
     *
     * @throws Refusal {@code project.unknown}
     */
    public Project house(String key, Account reader) {
        return Optional.of(get(key, reader))
                .filter(project -> inside(reader))
                .orElseThrow(() -> Refusal.notFound("project.unknown", key));
    }

    /** Whether somebody belongs to the house or oversees it. */
    public boolean inside(Account reader) {
        return roles.inside(reader.groups());
    }

    /** All that somebody sees, newest first. */
    public List<Project> of(Account reader) {
        return page(reader, 0, Integer.MAX_VALUE);
    }

    /** A part of what somebody sees, newest first. */
    public List<Project> page(Account reader, int offset, int limit) {
        return visible(Projects.COLUMNS + VISIBLE + "ORDER BY opened_at DESC, key OFFSET :offset LIMIT :limit", reader)
                .param("offset", offset)
                .param("limit", limit)
                .query(Project.class)
                .list();
    }

    public int count(Account reader) {
        return visible("SELECT count(*) FROM project " + VISIBLE, reader)
                .query(Integer.class)
                .single();
    }

    /**
     * Whether an instance that somebody starts may run for a project: of another tenant, or of none, it must never.
     *
     * @param municipality for which the person acts; null or empty for the system and for whoever belongs to none or several
     * @param actor        account id, or {@link Actor#SYSTEM}
     */
    public boolean acts(String municipality, String actor, Project project) {
        boolean none = municipality == null || municipality.isBlank();
        return none ? Actor.SYSTEM.equals(actor) : project.municipality().equals(municipality);
    }

    /**
     * The project for which an instance is started from a form.
     *
     * @throws Refusal {@code project.unknown} on the field {@code projectKey}
     * @see #acts
     */
    public Project started(String key, String municipality, String actor) {
        return projects.find(key)
                .filter(project -> acts(municipality, actor, project))
                .orElseThrow(() -> Refusal.of("project.unknown", key).field("projectKey"));
    }

    private JdbcClient.StatementSpec visible(String sql, Account reader) {
        return jdbc.sql(sql)
                .param("all", reader.administrator())
                .param("own", municipalities(reader).toArray(String[]::new));
    }

    /** Ids of the municipalities whose affairs are somebody's own: who is in no group that gives a role belongs to one in name only. */
    public List<String> municipalities(Account reader) {
        return roles.of(reader.groups()).isEmpty() ? List.of() : reader.tenants();
    }
}
