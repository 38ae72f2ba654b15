package safecity.committee;

import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A committee of six that is in office for two years, for stories that need one and not its formation. */
public final class SeatedCommittee {

    private SeatedCommittee() {}

    public static void seat(JdbcClient jdbc, String projectKey, LocalDate from) {
        jdbc.sql("""
                INSERT INTO committee (project_key, name, existing, men, women, officials, subcommittees, ratio_exception,
                    formed_on, recorded_by, recorded_at)
                VALUES (?, '안전도시위원회', false, 3, 3, 0, 1, false, ?, 'yeonsu-lead', now()) ON CONFLICT DO NOTHING
                """).params(projectKey, from).update();
        for (int seat = 1; seat <= 6; seat++) {
            jdbc.sql("""
                    INSERT INTO committee_member (project_key, seat, kind, sex, name, organisation, subcommittee, term_from, term_to)
                    VALUES (?, ?, 'appointed', ?, NULL, NULL, 1, ?, ?) ON CONFLICT DO NOTHING
                    """)
                    .params(
                            projectKey,
                            seat,
                            seat % 2 == 0 ? "male" : "female",
                            from,
                            from.plusYears(2).minusDays(1))
                    .update();
        }
    }
}
