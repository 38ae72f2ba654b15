package safecity.notification;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import safecity.comment.ToldAboutTasks;

/** The rows of notices. */
@Component
class NoticeRepository implements ToldAboutTasks {

    private static final String COLUMNS = """
            SELECT id, recipient, municipality, kind, task_id, project_key, process, element, task_name, title, departments,
                due_on, days_left, legal_period, author, said, mail, created_at, read_at, ended_at FROM notice
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    NoticeRepository(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @return whether it is new; the same kind for the same person, task and day is told once */
    boolean insert(Notice notice) {
        return jdbc.sql("""
                INSERT INTO notice (recipient, municipality, kind, task_id, project_key, process, element, task_name, title,
                    departments, due_on, days_left, legal_period, author, said, mail, created_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
                """)
                        .params(
                                notice.recipient(),
                                notice.municipality(),
                                notice.kind().name(),
                                notice.taskId(),
                                notice.projectKey(),
                                notice.process(),
                                notice.element(),
                                notice.taskName(),
                                notice.title(),
                                notice.departments(),
                                notice.dueOn(),
                                notice.daysLeft(),
                                notice.legalPeriod(),
                                notice.author(),
                                notice.said(),
                                notice.mail().name(),
                                now())
                        .update()
                == 1;
    }

    List<Notice> of(String recipient, int page, int size) {
        return jdbc.sql(COLUMNS + "WHERE recipient = ? ORDER BY id DESC LIMIT ? OFFSET ?")
                .params(recipient, size, (long) page * size)
                .query(Notice.class)
                .list();
    }

    /** Of posts nobody is told by a task's id. */
    @Override
    public boolean isTold(String account, String task) {
        return jdbc.sql(
                        "SELECT EXISTS (SELECT 1 FROM notice WHERE recipient = ? AND task_id = ? AND kind NOT IN ('POST', 'CORRECTED', 'ROOM', 'STEERED'))")
                .params(account, task)
                .query(Boolean.class)
                .single();
    }

    int count(String recipient) {
        return jdbc.sql("SELECT count(*) FROM notice WHERE recipient = ?")
                .param(recipient)
                .query(Integer.class)
                .single();
    }

    int unread(String recipient) {
        return jdbc.sql("SELECT count(*) FROM notice WHERE recipient = ? AND read_at IS NULL AND ended_at IS NULL")
                .param(recipient)
                .query(Integer.class)
                .single();
    }

    int unreadMentions(String recipient, String author) {
        return jdbc.sql("SELECT count(*) FROM notice WHERE recipient = ? AND author = ? AND kind = 'MENTION'"
                        + " AND read_at IS NULL AND ended_at IS NULL")
                .params(recipient, author)
                .query(Integer.class)
                .single();
    }

    /** Up to a notice that the reader has seen: what came after stays unread. */
    void markRead(String recipient, long upTo) {
        jdbc.sql("UPDATE notice SET read_at = ? WHERE recipient = ? AND id <= ? AND read_at IS NULL")
                .params(now(), recipient, upTo)
                .update();
    }

    void ended(String taskId) {
        jdbc.sql("UPDATE notice SET ended_at = ? WHERE task_id = ? AND ended_at IS NULL")
                .params(now(), taskId)
                .update();
    }

    /** Who had the task has it no more. */
    void ended(String taskId, String recipient) {
        jdbc.sql("UPDATE notice SET ended_at = ? WHERE task_id = ? AND recipient = ? AND ended_at IS NULL")
                .params(now(), taskId, recipient)
                .update();
    }

    /** Recipients to whom something of the purpose has not been mailed. */
    List<String> recipientsToMail(MailPurpose purpose) {
        return jdbc.sql("""
                SELECT DISTINCT recipient FROM notice WHERE mail = ? AND mail_id IS NULL AND ended_at IS NULL ORDER BY recipient
                """).param(purpose.name()).query(String.class).list();
    }

    /** Locked until the transaction ends: another node leaves them alone. */
    /** As many as a mail holds and is still read, those with a legal term first; the others come with the next one. */
    List<Notice> toMail(String recipient, MailPurpose purpose) {
        return jdbc.sql(COLUMNS + """
                WHERE recipient = ? AND mail = ? AND mail_id IS NULL AND ended_at IS NULL
                ORDER BY (legal_period IS NULL), due_on, id LIMIT 500 FOR UPDATE SKIP LOCKED
                """)
                .params(recipient, purpose.name())
                .query(Notice.class)
                .list();
    }

    void mailed(Collection<Notice> notices, long mail) {
        jdbc.sql("UPDATE notice SET mail_id = :mail WHERE id IN (:ids)")
                .param("mail", mail)
                .param("ids", notices.stream().map(Notice::id).toList())
                .update();
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
