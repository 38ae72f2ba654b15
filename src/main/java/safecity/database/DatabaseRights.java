package safecity.database;

import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What the application's account may do with the product's tables and the engine's: read and write all of them. Tables
 * of others in the same schema are none of ours.
 */
final class DatabaseRights {

    /** Ours: the owner of the schema's history made them, or they have the engine's prefix. */
    private static final String OURS = """
            SELECT c.oid, c.relname, c.relkind,
                   EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid
                                                     AND d.deptype = 'i') AS identity
              FROM pg_class c
             WHERE c.relnamespace = (SELECT relnamespace FROM pg_class
                                      WHERE oid = to_regclass('safecity_schema_history'))
               AND (c.relname LIKE 'act\\_%'
                    OR c.relowner = (SELECT relowner FROM pg_class WHERE oid = to_regclass('safecity_schema_history')))
               AND c.relkind IN ('r', 'p', 'v', 'm', 'S')
               AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid
                                  AND d.deptype = 'e')
            """;

    private static final String MISSING = """
            WITH ours AS (%s)
            SELECT DISTINCT relname FROM ours, unnest(string_to_array('SELECT,INSERT,UPDATE,DELETE', ',')) AS privilege
             WHERE CASE WHEN relkind = 'S' THEN NOT identity AND NOT has_sequence_privilege(:account, oid, 'USAGE')
                        WHEN relkind IN ('v', 'm') OR relname = 'safecity_schema_history'
                        THEN NOT has_table_privilege(:account, oid, 'SELECT')
                        WHEN relname LIKE 'act\\_hi\\_%%' AND privilege = 'DELETE' THEN false
                        ELSE NOT has_table_privilege(:account, oid, privilege) END
             ORDER BY relname
            """.formatted(OURS);
    private static final String ACCOUNTS = """
            SELECT r.rolname
              FROM pg_class c, aclexplode(c.relacl) a JOIN pg_roles r ON r.oid = a.grantee
             WHERE c.oid = to_regclass('act_ru_execution') AND a.grantee <> c.relowner
               AND a.privilege_type IN ('SELECT', 'INSERT', 'UPDATE', 'DELETE')
             GROUP BY r.rolname HAVING count(DISTINCT a.privilege_type) = 4
             ORDER BY r.rolname
            """;

    private final JdbcClient jdbc;

    DatabaseRights(DataSource database) {
        this.jdbc = JdbcClient.create(database);
    }

    /** Tables and sequences that the connected account can't fully use; empty also when there is no schema yet. */
    List<String> missing() {
        return missing(jdbc.sql("SELECT current_user").query(String.class).single());
    }

    List<String> missing(String account) {
        return jdbc.sql(MISSING).param("account", account).query(String.class).list();
    }

    /** The accounts that work with the engine's tables already, by a grant of their own. */
    List<String> accounts() {
        return jdbc.sql(ACCOUNTS).query(String.class).list();
    }

    boolean exists(String account) {
        return jdbc.sql("SELECT count(*) FROM pg_roles WHERE rolname = ?")
                        .param(account)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** Lets the account read and write what there is, delete nothing of the engine's history, and what the connected account will make. May be repeated. */
    void grant(String account) {
        String schema = jdbc.sql("SELECT current_schema()").query(String.class).single();
        if (!jdbc.sql("SELECT has_schema_privilege(?, ?, 'USAGE')")
                .params(account, schema)
                .query(Boolean.class)
                .single()) {
            execute("GRANT USAGE ON SCHEMA %1$I TO %2$I", schema, account);
        }
        jdbc.sql("WITH ours AS (" + OURS + ") SELECT relname FROM ours WHERE relkind <> 'S'")
                .query(String.class)
                .list()
                .forEach(table ->
                        execute("GRANT SELECT, INSERT, UPDATE, DELETE ON %1$I.%3$I TO %2$I", schema, account, table));
        jdbc.sql("WITH ours AS (" + OURS + ") SELECT relname FROM ours WHERE relkind = 'S'")
                .query(String.class)
                .list()
                .forEach(sequence ->
                        execute("GRANT USAGE, SELECT ON SEQUENCE %1$I.%3$I TO %2$I", schema, account, sequence));
        // What has happened is written on and never taken away; what its time is over for, the retention command takes.
        jdbc.sql("WITH ours AS (" + OURS
                        + ") SELECT relname FROM ours WHERE relkind <> 'S' AND relname LIKE 'act\\_hi\\_%'")
                .query(String.class)
                .list()
                .forEach(table -> execute("REVOKE DELETE, TRUNCATE ON %1$I.%3$I FROM %2$I", schema, account, table));
        execute(
                "ALTER DEFAULT PRIVILEGES IN SCHEMA %1$I GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO %2$I",
                schema, account);
        execute("ALTER DEFAULT PRIVILEGES IN SCHEMA %1$I GRANT USAGE, SELECT ON SEQUENCES TO %2$I", schema, account);
    }

    /** A statement with names in it, which the database itself quotes. */
    private void execute(String statement, String... names) {
        String quoted = jdbc.sql("SELECT format(?, "
                        + String.join(
                                ", ",
                                List.of(names).stream()
                                        .map(name -> "CAST(? AS text)")
                                        .toList()) + ")")
                .param(statement)
                .params((Object[]) names)
                .query(String.class)
                .single();
        jdbc.sql(quoted).update();
    }
}
