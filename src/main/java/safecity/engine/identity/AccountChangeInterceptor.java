package safecity.engine.identity;

import java.util.Set;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.springframework.context.ApplicationEventPublisher;

/** Says so when an account was changed, so that nobody works on with a password or a group they have lost. */
public class AccountChangeInterceptor extends CommandInterceptor {

    private static final Set<String> CHANGES = Set.of(
            "SaveUserCmd",
            "DeleteUserCmd",
            "SaveGroupCmd",
            "DeleteGroupCmd",
            "CreateMembershipCmd",
            "DeleteMembershipCmd",
            "CreateTenantUserMembershipCmd",
            "DeleteTenantUserMembershipCmd",
            "CreateTenantGroupMembershipCmd",
            "DeleteTenantGroupMembershipCmd",
            "DeleteTenantCmd");

    private final ApplicationEventPublisher events;

    public AccountChangeInterceptor(ApplicationEventPublisher events) {
        this.events = events;
    }

    @Override
    public <T> T execute(Command<T> command) {
        T result = next.execute(command);
        if (CHANGES.contains(command.getClass().getSimpleName())) {
            events.publishEvent(new AccountChanged());
        }
        return result;
    }
}
