package safecity.project;

import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import safecity.casefile.FactSource;
import safecity.engine.models.ModelContract;

/** The page of the preparation: agreement, letter of intent, listing, and what else happened to the project. */
@Component
class PreparationFactPage implements FactSource {

    @Override
    public String kind() {
        return "preparations";
    }

    @Override
    public Set<String> milestones() {
        return Set.of("agreement");
    }

    @Override
    public Set<String> processes() {
        return Set.of(ModelContract.Processes.PROJECT_PREPARATION);
    }

    @Override
    public boolean titled() {
        return false;
    }

    @Override
    public String list() {
        return """
                SELECT 'preparation' AS id, p.title_ko AS title, NULL AS state, NULL::timestamptz AS from_at, NULL::timestamptz AS to_at
                FROM project p WHERE p.key = :project AND EXISTS (SELECT FROM project_event e WHERE e.project_key = p.key)
                """;
    }

    @Override
    public List<Part> parts() {
        return List.of(new Part("course", """
                SELECT kind AS what, happened_on AS on_day, detail AS note, document AS reference, actor AS taken_by
                FROM project_event WHERE project_key = :project ORDER BY id
                """));
    }
}
