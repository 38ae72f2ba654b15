package safecity.engine.identity;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.Tenant;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import safecity.engine.authorization.Grants;
import safecity.engine.authorization.KnownGroup;
import safecity.engine.authorization.StoredGroups;
import safecity.engine.authorization.SystemScope;

@Component
class EngineIdentityDirectory implements IdentityDirectory {

    private static final String DEPARTMENT = "DEPARTMENT";

    private final IdentityService identities;
    private final StoredGroups groups;
    private final Grants grants;
    private final SystemScope system;

    EngineIdentityDirectory(IdentityService identities, StoredGroups groups, Grants grants, SystemScope system) {
        this.system = system;
        this.identities = identities;
        this.groups = groups;
        this.grants = grants;
    }

    @Override
    public void ensureTenant(String id, String name) {
        Tenant known = identities.createTenantQuery().tenantId(id).singleResult();
        if (known == null || !name.equals(known.getName())) {
            Tenant tenant = known == null ? identities.newTenant(id) : known;
            tenant.setName(name);
            identities.saveTenant(tenant);
        }
    }

    @Override
    public void ensureGroup(KnownGroup known, String name) {
        String id = known.id();
        String tenant = known.municipality();
        if (tenant != null) {
            groups.save(known);
        }
        Group there = identities.createGroupQuery().groupId(id).singleResult();
        if (there == null || !name.equals(there.getName())) {
            Group group = there == null ? identities.newGroup(id) : there;
            group.setName(name);
            group.setType(DEPARTMENT);
            identities.saveGroup(group);
        }
        if (tenant != null
                && identities
                                .createTenantQuery()
                                .tenantId(tenant)
                                .groupMember(id)
                                .count()
                        == 0) {
            identities.createTenantGroupMembership(tenant, id);
        }
        grants.ensure(id);
    }

    @Override
    public void renewGrants(String municipality) {
        system.run(() -> identities.createGroupQuery().memberOfTenant(municipality).unlimitedList().stream()
                .map(Group::getId)
                .forEach(grants::ensure));
    }

    @Override
    public boolean hasMembers(String group) {
        return identities.createUserQuery().memberOfGroup(group).count() > 0;
    }

    @Override
    public void ensureUser(String id, String name, String password, List<String> groups, @Nullable String tenant) {
        ensureUser(id, name, groups, tenant, user -> user.setPassword(password));
    }

    @Override
    public void ensureUsers(String password, List<Post> posts) {
        UserEntity[] hashed = new UserEntity[1];
        for (Post post : posts) {
            ensureUser(post.id(), post.name(), List.of(post.group()), post.tenant(), user -> {
                if (hashed[0] == null) {
                    user.setPassword(password);
                    hashed[0] = (UserEntity) user;
                } else {
                    ((UserEntity) user).setDbPassword(hashed[0].getPassword());
                    ((UserEntity) user).setSalt(hashed[0].getSalt());
                }
            });
        }
    }

    private void ensureUser(
            String id, String name, List<String> groups, @Nullable String tenant, Consumer<User> password) {
        if (identities.createUserQuery().userId(id).count() == 0) {
            User user = identities.newUser(id);
            user.setLastName(name);
            user.setFirstName("");
            password.accept(user);
            identities.saveUser(user);
        }
        for (String group : groups) {
            if (identities.createGroupQuery().groupId(group).groupMember(id).count() == 0) {
                identities.createMembership(id, group);
            }
        }
        if (tenant != null
                && identities
                                .createTenantQuery()
                                .tenantId(tenant)
                                .userMember(id)
                                .count()
                        == 0) {
            identities.createTenantUserMembership(tenant, id);
        }
    }

    @Override
    public boolean hasUser(String id) {
        return identities.createUserQuery().userId(id).count() > 0;
    }

    @Override
    public void setPassword(String id, String password) {
        User user = identities.createUserQuery().userId(id).singleResult();
        user.setPassword(password);
        identities.saveUser(user);
    }

    @Override
    public boolean hasTenant(String id) {
        return identities.createTenantQuery().tenantId(id).count() > 0;
    }

    @Override
    public Optional<Set<String>> tenantsOf(String group) {
        return identities.createGroupQuery().groupId(group).count() == 0
                ? Optional.empty()
                : Optional.of(
                        ids(identities.createTenantQuery().groupMember(group).list(), Tenant::getId));
    }

    @Override
    public void bringInLine(String id, String name, Collection<String> groups, Collection<String> tenants) {
        User user = identities.createUserQuery().userId(id).singleResult();
        if (user == null || !name.equals(user.getLastName())) {
            User named = user == null ? identities.newUser(id) : user;
            named.setFirstName("");
            named.setLastName(name);
            identities.saveUser(named);
        }
        change(
                ids(identities.createGroupQuery().groupMember(id).list(), Group::getId),
                groups,
                group -> identities.createMembership(id, group),
                group -> identities.deleteMembership(id, group));
        change(
                ids(identities.createTenantQuery().userMember(id).list(), Tenant::getId),
                tenants,
                tenant -> identities.createTenantUserMembership(tenant, id),
                tenant -> identities.deleteTenantUserMembership(tenant, id));
    }

    private static void change(
            Set<String> are, Collection<String> shall, Consumer<String> add, Consumer<String> remove) {
        shall.stream().filter(id -> !are.contains(id)).forEach(add);
        are.stream().filter(id -> !shall.contains(id)).forEach(remove);
    }

    private static <T> Set<String> ids(List<T> found, Function<T, String> id) {
        return found.stream().map(id).collect(Collectors.toSet());
    }
}
