package safecity.act;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The newest rows of acts, and the order in which acts have to lie. */
@Component
class ActOrder {

    private final JdbcClient jdbc;

    ActOrder(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param root the row that was entered first, where this one corrects it */
    record Done(LegalAct act, String subject, LocalDate on, long root) {

        boolean concerns(Done other) {
            return subject.equals(other.subject())
                    || subject.isEmpty()
                    || other.subject().isEmpty();
        }
    }

    /** The newest of each act and subject. */
    List<Done> newest(String projectKey, Predicate<LegalAct> which) {
        return jdbc.sql("""
                SELECT DISTINCT ON (act, subject) act, subject, done_on AS "on", coalesce(corrects, id) AS root
                FROM legal_act WHERE project_key = ? ORDER BY act, subject, id DESC
                """).param(projectKey).query(Done.class).list().stream()
                .filter(done -> which.test(done.act()))
                .toList();
    }

    /** What must not lie after it: what came before it, itself or through others. */
    List<Done> before(String projectKey, Done done) {
        return newest(projectKey, act -> follows(done.act(), act)).stream()
                .filter(done::concerns)
                .filter(other -> other.root() < done.root())
                .toList();
    }

    /** What must not lie before it, and was entered after it. */
    List<Done> after(String projectKey, Done done) {
        return newest(projectKey, act -> follows(act, done.act())).stream()
                .filter(done::concerns)
                .filter(other -> other.root() > done.root())
                .toList();
    }

    private static boolean follows(LegalAct later, LegalAct earlier) {
        for (Optional<LegalAct> before = later.after();
                before.isPresent();
                before = before.get().after()) {
            if (before.get() == earlier) {
                return true;
            }
        }
        return false;
    }
}
