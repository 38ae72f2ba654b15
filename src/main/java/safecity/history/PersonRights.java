package safecity.history;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import safecity.engine.identity.Accounts;
import safecity.organisation.Department;
import safecity.organisation.Departments;
import safecity.organisation.Routing;

/** Which posts a person held when: memberships from the ledger, and posts that they held for somebody who was away. */
@Component
class PersonRights {

    private static final String RIGHTS = """
            SELECT (e.body::jsonb ->> 'at')::timestamptz AS at, split_part(e.row_key, '/', 2) AS group_id, e.act, NULL AS absent
            FROM ledger_entry e WHERE e.source = 'act_id_membership' AND split_part(e.row_key, '/', 1) = :person AND e.body IS NOT NULL
            UNION ALL SELECT s.since, s.group_id, 'lent', s.absent FROM stand_in s WHERE s.account = :person
            UNION ALL SELECT s.until, s.group_id, 'ended', s.absent FROM stand_in s WHERE s.account = :person AND s.until IS NOT NULL
            ORDER BY at DESC LIMIT 500
            """;

    private final JdbcClient jdbc;
    private final Departments departments;
    private final Accounts accounts;
    private final MessageSource messages;

    PersonRights(JdbcClient jdbc, Departments departments, Accounts accounts, MessageSource messages) {
        this.jdbc = jdbc;
        this.departments = departments;
        this.accounts = accounts;
        this.messages = messages;
    }

    private record Row(
            Instant at,
            String groupId,
            String act,
            @Nullable String absent) {}

    /**
     * A post that somebody got or lost.
     *
     * @param what    a word for what happened
     * @param forWhom name of whoever was away; null for a post of their own
     */
    record Right(
            Instant at, String what, String post, @Nullable String forWhom) {}

    /** Of posts in these municipalities, the newest first. */
    List<Right> of(String person, Collection<String> municipalities, Locale locale) {
        List<Row> rows = jdbc.sql(RIGHTS)
                .param("person", person)
                .query((row, number) -> new Row(
                        row.getTimestamp("at").toInstant(),
                        row.getString("group_id"),
                        row.getString("act"),
                        row.getString("absent")))
                .list();
        Map<String, Department> known = municipalities.stream()
                .flatMap(municipality -> departments.of(municipality).stream())
                .collect(Collectors.toMap(Department::id, one -> one));
        Map<String, String> names = accounts.names(
                rows.stream().map(Row::absent).filter(Objects::nonNull).collect(Collectors.toSet()));
        return rows.stream()
                .filter(row -> known.containsKey(Routing.departmentOf(row.groupId())))
                .map(row -> new Right(
                        row.at(),
                        messages.getMessage("history.right." + row.act(), null, locale),
                        post(row.groupId(), known, locale),
                        row.absent() == null ? null : names.get(row.absent())))
                .toList();
    }

    private String post(String group, Map<String, Department> known, Locale locale) {
        String id = Routing.departmentOf(group);
        String name = Objects.requireNonNull(known.get(id)).name(locale);
        return id.equals(group) ? name : messages.getMessage("work.head", new Object[] {name}, locale);
    }
}
