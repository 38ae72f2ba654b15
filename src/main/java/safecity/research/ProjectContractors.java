package safecity.research;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import safecity.accreditation.audit.ResearchContractors;

/** Tells the audits who did a project's research, so that nobody evaluates their own work. */
@Component
class ProjectContractors implements ResearchContractors {

    private final JdbcClient jdbc;

    ProjectContractors(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<String> contractors(String projectKey) {
        return jdbc.sql("""
                SELECT DISTINCT corrected(project_key, 'award/' || code || '/contractor', contractor) AS contractor
                FROM contract_award WHERE project_key = ? ORDER BY contractor
                """).param(projectKey).query(String.class).list();
    }
}
