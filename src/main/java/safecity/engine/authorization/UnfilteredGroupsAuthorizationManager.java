package safecity.engine.authorization;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationManager;

/**
 * Asks for grants of all groups that a person is in. The engine first reads, with every command, which groups have any
 * grant at all, to leave the others out: with a row for every open task that reads the whole table, and here every group
 * has grants (ADR 0055). The answers are the same.
 */
public class UnfilteredGroupsAuthorizationManager extends AuthorizationManager {

    @Override
    public List<String> filterAuthenticatedGroupIds(List<String> groups) {
        return groups == null ? EMPTY_LIST : new ArrayList<>(groups);
    }

    /** In place of the engine's own, under its name. */
    public static SessionFactory factory() {
        return new SessionFactory() {
            @Override
            public Class<?> getSessionType() {
                return AuthorizationManager.class;
            }

            @Override
            public Session openSession() {
                return new UnfilteredGroupsAuthorizationManager();
            }
        };
    }
}
