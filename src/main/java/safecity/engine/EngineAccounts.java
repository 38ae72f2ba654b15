package safecity.engine;

import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.Tenant;
import org.springframework.stereotype.Component;

@Component
class EngineAccounts implements Accounts {

    private final IdentityService identities;

    EngineAccounts(IdentityService identities) {
        this.identities = identities;
    }

    @Override
    public Optional<Account> signIn(String id, String password) {
        return identities.checkPassword(id, password) ? find(id) : Optional.empty();
    }

    @Override
    public Optional<Account> find(String id) {
        if (identities.createUserQuery().userId(id).count() == 0) {
            return Optional.empty();
        }
        List<String> groups = identities.createGroupQuery().groupMember(id).list().stream().map(Group::getId).toList();
        List<String> tenants = identities.createTenantQuery().userMember(id).includingGroupsOfUser(true).list().stream()
                .map(Tenant::getId)
                .toList();
        return Optional.of(new Account(id, groups, tenants));
    }
}
