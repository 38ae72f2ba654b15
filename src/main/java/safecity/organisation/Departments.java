package safecity.organisation;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The municipalities and their departments. */
@Component
public class Departments {

    private static final String COLUMNS =
            "SELECT id, municipality, role AS duty, kind, name_ko, name_en FROM department ";

    private final JdbcClient jdbc;

    Departments(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<Department> find(@Nullable String id) {
        return jdbc.sql(COLUMNS + "WHERE id = ?")
                .param(id)
                .query(Department.class)
                .optional();
    }

    /** The department that a municipality set up for a duty. */
    Optional<Department> setUpFor(String municipality, String duty) {
        return jdbc.sql(COLUMNS + "WHERE municipality = ? AND role = ?")
                .params(municipality, duty)
                .query(Department.class)
                .optional();
    }

    public List<Department> of(String municipality) {
        return of(List.of(municipality));
    }

    /** Of several municipalities, each in its order. */
    public List<Department> of(Collection<String> municipalities) {
        return jdbc.sql(COLUMNS + "WHERE municipality = ANY (?) ORDER BY municipality, position")
                .param(municipalities.toArray(String[]::new))
                .query(Department.class)
                .list();
    }

    public List<Municipality> municipalities() {
        return jdbc.sql("SELECT id, name_ko, name_en FROM municipality ORDER BY id")
                .query(Municipality.class)
                .list();
    }

    public Optional<Municipality> municipality(String id) {
        return municipalities().stream()
                .filter(municipality -> municipality.id().equals(id))
                .findFirst();
    }

    void save(Municipality municipality) {
        jdbc.sql("""
                INSERT INTO municipality (id, name_ko, name_en) VALUES (:id, :nameKo, :nameEn)
                ON CONFLICT (id) DO UPDATE SET name_ko = excluded.name_ko, name_en = excluded.name_en
                """).paramSource(municipality).update();
    }

    /** @throws IllegalArgumentException when a department of this id is another municipality's */
    void save(Department department, int position) {
        int saved = jdbc.sql("""
                INSERT INTO department (id, municipality, role, kind, name_ko, name_en, position)
                VALUES (:id, :municipality, :duty, :kind, :nameKo, :nameEn, :position)
                ON CONFLICT (id) DO UPDATE SET name_ko = excluded.name_ko, name_en = excluded.name_en,
                    role = excluded.role, kind = excluded.kind, position = excluded.position
                WHERE department.municipality = excluded.municipality
                """)
                .param("id", department.id())
                .param("municipality", department.municipality())
                .param("duty", department.duty())
                .param("kind", department.kind().name())
                .param("nameKo", department.nameKo())
                .param("nameEn", department.nameEn())
                .param("position", position)
                .update();
        if (saved == 0) {
            throw new IllegalArgumentException("department " + department.id() + " of " + department.municipality()
                    + " is another municipality's already");
        }
    }
}
