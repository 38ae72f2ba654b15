package safecity.transfer;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import safecity.absence.Departures.Changed;
import safecity.refusal.Refusal;

/** The rows of transfers and of what they changed. */
@Component
class TransferRepository {

    private static final String COLUMNS = """
            SELECT id, municipality, account, post, successor, day, registered_by, registered_at, withdrawn_by, withdrawn_at, done_at,
                received_by FROM transfer
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    TransferRepository(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @throws Refusal {@code transfer.second} for somebody whose transfer is open */
    long insert(
            String municipality,
            String account,
            @Nullable String post,
            @Nullable String successor,
            @Nullable LocalDate day,
            String by) {
        try {
            return jdbc.sql("""
                    INSERT INTO transfer (municipality, account, post, successor, day, registered_by, registered_at)
                    VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING id
                    """)
                    .params(municipality, account, post, successor, day, by, now())
                    .query(Long.class)
                    .single();
        } catch (DuplicateKeyException second) {
            throw Refusal.conflict("transfer.second").field("account");
        }
    }

    Optional<Transfer> find(long id) {
        return jdbc.sql(COLUMNS + "WHERE id = ?")
                .param(id)
                .query(Transfer.class)
                .optional();
    }

    /** As it stands once nobody else changes it; locked until the transaction ends. */
    Transfer lock(long id) {
        return jdbc.sql(COLUMNS + "WHERE id = ? FOR UPDATE")
                .param(id)
                .query(Transfer.class)
                .single();
    }

    List<Transfer> of(String municipality, int most) {
        return jdbc.sql(COLUMNS + "WHERE municipality = ? ORDER BY id DESC LIMIT ?")
                .params(municipality, most)
                .query(Transfer.class)
                .list();
    }

    /** Ids of those whose day has come. */
    List<Long> due(LocalDate today) {
        return jdbc.sql(
                        "SELECT id FROM transfer WHERE day <= ? AND withdrawn_at IS NULL AND done_at IS NULL ORDER BY day, id")
                .param(today)
                .query(Long.class)
                .list();
    }

    List<Transfer> doneSince(LocalDate day) {
        return jdbc.sql(COLUMNS + "WHERE done_at >= ? ORDER BY id DESC")
                .param(day.atStartOfDay().atOffset(ZoneOffset.UTC))
                .query(Transfer.class)
                .list();
    }

    void withdraw(long id, String by) {
        jdbc.sql("UPDATE transfer SET withdrawn_by = ?, withdrawn_at = ? WHERE id = ?")
                .params(by, now(), id)
                .update();
    }

    void done(long id, @Nullable String receivedBy) {
        jdbc.sql("UPDATE transfer SET done_at = ?, received_by = ? WHERE id = ?")
                .params(now(), receivedBy, id)
                .update();
    }

    void post(long id, String group, @Nullable String to) {
        jdbc.sql("INSERT INTO transfer_post (transfer_id, group_id, to_account, at) VALUES (?, ?, ?, ?)")
                .params(id, group, to, now())
                .update();
    }

    List<String> posts(long id) {
        return jdbc.sql("SELECT group_id FROM transfer_post WHERE transfer_id = ? ORDER BY group_id")
                .param(id)
                .query(String.class)
                .list();
    }

    void move(long id, TransferredTask move) {
        jdbc.sql("""
                INSERT INTO transfer_move (transfer_id, task_id, task_name, process, process_name, element, project_key, departments,
                    due_on, legal_period, from_account, to_account, at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
                .params(
                        id,
                        move.taskId(),
                        move.taskName(),
                        move.process(),
                        move.processName(),
                        move.element(),
                        move.projectKey(),
                        move.departments().toArray(String[]::new),
                        move.dueOn(),
                        move.legalPeriod(),
                        move.from(),
                        move.to(),
                        now())
                .update();
    }

    List<TransferredTask> moves(long id) {
        return jdbc.sql("SELECT * FROM transfer_move WHERE transfer_id = ? ORDER BY due_on, id")
                .param(id)
                .query(TransferRepository::move)
                .list();
    }

    private static TransferredTask move(ResultSet row, int number) throws SQLException {
        return new TransferredTask(
                row.getString("task_id"),
                row.getString("task_name"),
                row.getString("process"),
                row.getString("process_name"),
                row.getString("element"),
                row.getString("project_key"),
                List.of((String[]) row.getArray("departments").getArray()),
                row.getObject("due_on", LocalDate.class),
                row.getString("legal_period"),
                row.getString("from_account"),
                row.getString("to_account"),
                row.getObject("at", OffsetDateTime.class));
    }

    void substitution(long id, Changed changed) {
        jdbc.sql(
                        "INSERT INTO transfer_substitution (transfer_id, absence_id, absent, to_account, at) VALUES (?, ?, ?, ?, ?)")
                .params(id, changed.absence(), changed.absent(), changed.substitute(), now())
                .update();
    }

    List<Changed> substitutions(long id) {
        return jdbc.sql("""
                SELECT absence_id AS absence, absent, to_account AS substitute FROM transfer_substitution WHERE transfer_id = ?
                ORDER BY absence_id
                """).param(id).query(Changed.class).list();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
