package safecity.external;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Notices that the database is back; that it is away is noticed by whoever needs it, through {@link QuietLog}. */
@Component
class DatabaseWatch implements DisposableBean {

    private static final int PATIENCE_SECONDS = 2;

    private final ExternalSystem database = new ExternalSystem("database");
    private final QuietLog log;
    private final DataSource connections;

    DatabaseWatch(DataSource connections) {
        this.connections = connections;
        this.log = QuietLog.install(database);
    }

    @Scheduled(fixedDelayString = "${safecity.database.watch-every:PT2S}")
    void look() {
        if (!database.isAway()) {
            return;
        }
        try (Connection connection = connections.getConnection()) {
            if (connection.isValid(PATIENCE_SECONDS)) {
                database.answered();
            }
        } catch (SQLException stillAway) {
            database.failed(stillAway);
        }
    }

    @Override
    public void destroy() {
        log.uninstall();
    }
}
