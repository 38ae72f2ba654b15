package safecity.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What is known of the ledger beside its entries: how many, who verified it, which heads left the house. */
@Repository
class LedgerRepository {

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    LedgerRepository(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    record HeadOut(long seal, Instant leftAt) {}

    /** About how many entries there are: the number of the newest. */
    long entries() {
        return jdbc.sql("SELECT coalesce(max(id), 0) FROM ledger_entry")
                .query(Long.class)
                .single();
    }

    int municipalities() {
        return jdbc.sql("SELECT count(*) FROM municipality")
                .query(Integer.class)
                .single();
    }

    Optional<HeadOut> lastOut() {
        return jdbc.sql("SELECT seal, left_at FROM ledger_head_out ORDER BY seal DESC, id LIMIT 1")
                .query((row, number) ->
                        new HeadOut(row.getLong(1), row.getTimestamp(2).toInstant()))
                .optional();
    }

    /** @param way {@code mail}, {@code page} or {@code api} */
    void out(Seals.Head head, String way, String account) {
        jdbc.sql("INSERT INTO ledger_head_out (seal, head, way, account) VALUES (?, ?, ?, ?)")
                .params(head.number(), KnownHead.write(head.number(), head.head()), way, account)
                .update();
    }

    void verified(String account, Instant begunAt, LedgerReport report) {
        jdbc.sql("""
                INSERT INTO ledger_verification (account, begun_at, finished_at, sealed, unsealed, head, outside, faults)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?::jsonb)
                """)
                .params(
                        account,
                        Timestamp.from(begunAt),
                        Timestamp.from(report.finishedAt()),
                        report.sealed(),
                        report.unsealed(),
                        report.head(),
                        report.outside(),
                        written(report.faults()))
                .update();
    }

    /** The newest first. */
    List<LedgerState.Verified> verifications(int most) {
        return jdbc.sql("""
                SELECT id, account, begun_at, finished_at, sealed, unsealed, head, outside, faults FROM ledger_verification
                 ORDER BY id DESC LIMIT ?
                """).param(most).query((row, number) -> verified(row)).list();
    }

    private LedgerState.Verified verified(ResultSet row) throws SQLException {
        return new LedgerState.Verified(
                row.getLong(1),
                row.getString(2),
                row.getTimestamp(3).toInstant(),
                row.getTimestamp(4).toInstant(),
                row.getLong(5),
                row.getLong(6),
                row.getString(7),
                row.getInt(8),
                faults(row.getString(9)));
    }

    private String written(List<LedgerFault> faults) {
        try {
            return json.writeValueAsString(faults);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private List<LedgerFault> faults(String text) {
        try {
            return List.of(json.readValue(text, LedgerFault[].class));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
