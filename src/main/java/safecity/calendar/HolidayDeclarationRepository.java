package safecity.calendar;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import safecity.refusal.Refusal;

/** The table {@code declared_holiday}: entries are added, never changed. */
@Repository
class HolidayDeclarationRepository {

    private final JdbcClient jdbc;

    HolidayDeclarationRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(HolidayDeclaration entry) {
        try {
            jdbc.sql("""
                    insert into declared_holiday
                        (holiday_date, version, name_ko, name_en, reason, declared_by, declared_at)
                    values (?, ?, ?, ?, ?, ?, ?)""")
                    .params(
                            entry.date(),
                            entry.version(),
                            entry.nameKo(),
                            entry.nameEn(),
                            entry.reason(),
                            entry.declaredBy(),
                            entry.declaredAt().atOffset(ZoneOffset.UTC))
                    .update();
        } catch (DuplicateKeyException e) {
            throw Refusal.conflict("calendar.declared-meanwhile", entry.date().toString());
        }
    }

    Optional<HolidayDeclaration> latest(LocalDate date) {
        return jdbc.sql("select * from declared_holiday where holiday_date = ? order by version desc limit 1")
                .param(date)
                .query(HolidayDeclarationRepository::entry)
                .optional();
    }

    List<HolidayDeclaration> all() {
        return jdbc.sql("select * from declared_holiday order by holiday_date, version")
                .query(HolidayDeclarationRepository::entry)
                .list();
    }

    /** The days that are holidays by declaration now. */
    Map<LocalDate, Holiday> inForce() {
        return jdbc
                .sql("select distinct on (holiday_date) * from declared_holiday order by holiday_date, version desc")
                .query(HolidayDeclarationRepository::entry)
                .list()
                .stream()
                .filter(HolidayDeclaration::declares)
                .collect(Collectors.toMap(
                        HolidayDeclaration::date,
                        entry -> new Holiday(entry.date(), entry.nameKo(), entry.nameEn(), Holiday.Kind.DECLARED)));
    }

    private static HolidayDeclaration entry(ResultSet row, int number) throws SQLException {
        return new HolidayDeclaration(
                row.getObject("holiday_date", LocalDate.class),
                row.getInt("version"),
                row.getString("name_ko"),
                row.getString("name_en"),
                row.getString("reason"),
                row.getString("declared_by"),
                row.getObject("declared_at", OffsetDateTime.class).toInstant());
    }
}
