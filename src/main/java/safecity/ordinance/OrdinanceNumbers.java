package safecity.ordinance;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import safecity.refusal.Refusal;

/** Numbers of ordinances: each is given once in a municipality (지방자치법 시행령 제29조). */
@Component
class OrdinanceNumbers {

    private static final int LARGEST = 999_999;

    private final JdbcClient jdbc;

    OrdinanceNumbers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param field that holds it
     * @throws Refusal {@code ordinance.promulgationNumberNeeded}; {@code ordinance.numberTaken} when another ordinance of
     *                 the municipality has it
     */
    void check(String projectKey, Number number, String field) {
        if (!WholeNumbers.within(number, 1, LARGEST)) {
            throw Refusal.of("ordinance.promulgationNumberNeeded").field(field).rule("지방자치법 시행령 제29조");
        }
        if (taken(projectKey, number.intValue())) {
            throw Refusal.conflict("ordinance.numberTaken", Integer.toString(number.intValue()))
                    .field(field)
                    .rule("지방자치법 시행령 제29조");
        }
    }

    boolean taken(String projectKey, int number) {
        return jdbc.sql("""
                SELECT EXISTS (SELECT FROM ordinance o JOIN project p ON p.key = o.project_key
                    WHERE p.municipality = (SELECT municipality FROM project WHERE key = :project)
                      AND o.promulgation_number = :number
                      AND NOT (o.project_key = :project
                        AND o.attempt = (SELECT max(attempt) FROM ordinance WHERE project_key = :project)))
                """)
                .param("project", projectKey)
                .param("number", number)
                .query(Boolean.class)
                .single();
    }
}
