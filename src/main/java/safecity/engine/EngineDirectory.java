package safecity.engine;

import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.Tenant;
import org.camunda.bpm.engine.identity.User;
import org.springframework.stereotype.Component;

@Component
class EngineDirectory implements Directory {

    private static final String DEPARTMENT = "DEPARTMENT";

    private final IdentityService identities;
    private final Grants grants;

    EngineDirectory(IdentityService identities, Grants grants) {
        this.identities = identities;
        this.grants = grants;
    }

    @Override
    public void ensureTenant(String id, String name) {
        if (identities.createTenantQuery().tenantId(id).count() == 0) {
            Tenant tenant = identities.newTenant(id);
            tenant.setName(name);
            identities.saveTenant(tenant);
        }
    }

    @Override
    public void ensureGroup(String id, String name, String tenant) {
        if (identities.createGroupQuery().groupId(id).count() == 0) {
            Group group = identities.newGroup(id);
            group.setName(name);
            group.setType(DEPARTMENT);
            identities.saveGroup(group);
        }
        if (tenant != null && identities.createTenantQuery().tenantId(tenant).groupMember(id).count() == 0) {
            identities.createTenantGroupMembership(tenant, id);
        }
        grants.ensure(id);
    }

    @Override
    public boolean hasMembers(String group) {
        return identities.createUserQuery().memberOfGroup(group).count() > 0;
    }

    @Override
    public void ensureUser(String id, String name, String password, List<String> groups, String tenant) {
        if (identities.createUserQuery().userId(id).count() == 0) {
            User user = identities.newUser(id);
            user.setLastName(name);
            user.setFirstName("");
            user.setPassword(password);
            identities.saveUser(user);
        }
        for (String group : groups) {
            if (identities.createGroupQuery().groupId(group).groupMember(id).count() == 0) {
                identities.createMembership(id, group);
            }
        }
        if (tenant != null && identities.createTenantQuery().tenantId(tenant).userMember(id).count() == 0) {
            identities.createTenantUserMembership(tenant, id);
        }
    }
}
