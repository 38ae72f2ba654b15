package safecity.engine.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.Tenant;
import org.camunda.bpm.engine.identity.TenantQuery;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.IdentityServiceImpl;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import safecity.engine.authorization.GroupRule;
import safecity.engine.authorization.KnownGroup;
import safecity.engine.authorization.Roles;
import safecity.engine.authorization.SystemScope;
import safecity.engine.models.Actor;
import safecity.refusal.Refusal;

/**
 * The engine's service for accounts, whichever client it is called from: passwords keep the rules and are remembered, the
 * last administrator stays, and power of decision, like what is another municipality's, is given by two.
 */
public class GuardedIdentityService extends IdentityServiceImpl {

    private static final Set<String> POWERFUL = Set.of("approver", "manager", "auditor", "administrator");

    private final ApplicationContext context;
    private final Roles roles;

    public GuardedIdentityService(ApplicationContext context, Roles roles) {
        this.context = context;
        this.roles = roles;
    }

    @Override
    public void saveUser(User user, boolean skipPasswordPolicy) {
        IdentityIds.mustBeOne(user.getId());
        UserEntity account = (UserEntity) user;
        if (!account.hasNewPassword()) {
            super.saveUser(user, true);
            return;
        }
        Optional<String> administrator = person().filter(person -> !person.equals(user.getId()));
        if (administrator.isPresent() && decides(user.getId())) {
            second().confirm("password", user.getId(), administrator.get());
        }
        inOne(() -> {
            super.saveUser(user, false);
            context.getBean(Passwords.class)
                    .set(user.getId(), account.getPassword(), account.getSalt(), person().orElse(Actor.SYSTEM));
        });
    }

    @Override
    public void saveGroup(Group group) {
        IdentityIds.mustBeOne(group.getId());
        super.saveGroup(group);
    }

    @Override
    public void saveTenant(Tenant tenant) {
        IdentityIds.mustBeOne(tenant.getId());
        super.saveTenant(tenant);
    }

    @Override
    public void createMembership(String account, String group) {
        Optional<String> administrator = person();
        if (administrator.isPresent()) {
            mustFit(account, group);
        }
        if (administrator.isPresent() && (decidesBy(group) || leadsAbroad(account, group))) {
            second().confirm("membership", group + "/" + account, administrator.get());
        }
        super.createMembership(account, group);
    }

    /**
     * As {@link #createMembership}, in the caller's transaction: what two have to do is asked for, and refused to nobody.
     *
     * @return whether the account is in the group now; false where it waits for the second administrator
     */
    boolean enterOrAsk(String account, String group) {
        Optional<String> administrator = person();
        if (administrator.isPresent()) {
            mustFit(account, group);
        }
        if (administrator.isPresent()
                && (decidesBy(group) || leadsAbroad(account, group))
                && !second().isConfirmed("membership", group + "/" + account, administrator.get())) {
            return false;
        }
        super.createMembership(account, group);
        return true;
    }

    /** Nobody is made to belong to a second municipality by one administrator alone. */
    @Override
    public void createTenantUserMembership(String tenant, String account) {
        Optional<String> administrator = person();
        if (administrator.isPresent() && isAbroad(account, Set.of(tenant))) {
            second().confirm("municipality", tenant + "/" + account, administrator.get());
        }
        super.createTenantUserMembership(tenant, account);
    }

    /** Nor are all people of a group, which belongs to one municipality when it is set up. */
    @Override
    public void createTenantGroupMembership(String tenant, String group) {
        Optional<String> administrator = person();
        if (administrator.isPresent() && hasMembers(group)) {
            second().confirm("municipality-group", tenant + "/" + group, administrator.get());
        }
        super.createTenantGroupMembership(tenant, group);
    }

    @Override
    public void deleteMembership(String account, String group) {
        if (group.equals(KnownGroup.ADMINISTRATORS)) {
            mustStay(account);
        }
        super.deleteMembership(account, group);
    }

    @Override
    public void deleteUser(String account) {
        mustStay(account);
        super.deleteUser(account);
    }

    @Override
    public void deleteGroup(String group) {
        if (group.equals(KnownGroup.ADMINISTRATORS)) {
            throw Refusal.conflict("administrator.last");
        }
        super.deleteGroup(group);
    }

    @Override
    public void unlockUser(String account) {
        super.unlockUser(account);
        context.publishEvent(new AccountUnlocked(account));
    }

    /** Somebody signed in, who is not our own code acting for the system. */
    private Optional<String> person() {
        return Optional.ofNullable(getCurrentAuthentication()).map(Authentication::getUserId);
    }

    private boolean decides(String account) {
        return context
                .getBean(SystemScope.class)
                .call(() -> createGroupQuery().groupMember(account).list())
                .stream()
                .map(Group::getId)
                .flatMap(group -> roles.of(group).stream())
                .anyMatch(POWERFUL::contains);
    }

    private boolean decidesBy(String group) {
        return roles.of(group).filter(POWERFUL::contains).isPresent();
    }

    /** Whether a group gives somebody what is another municipality's. */
    private boolean leadsAbroad(String account, String group) {
        return isAbroad(account, tenants(createTenantQuery().groupMember(group)));
    }

    /**
     * Whether these are other municipalities than those of somebody who is known. Who was taken out of theirs is known by the
     * password that they chose: one administrator alone moves nobody.
     */
    private boolean isAbroad(String account, Set<String> municipalities) {
        Set<String> own = tenants(createTenantQuery().userMember(account).includingGroupsOfUser(true));
        return !municipalities.isEmpty()
                && !own.containsAll(municipalities)
                && (!own.isEmpty() || context.getBean(Passwords.class).isChosen(account));
    }

    private Set<String> tenants(TenantQuery query) {
        return context.getBean(SystemScope.class).call(query::list).stream()
                .map(Tenant::getId)
                .collect(Collectors.toSet());
    }

    private boolean hasMembers(String group) {
        return context.getBean(SystemScope.class)
                .call(() -> createUserQuery().memberOfGroup(group).count() > 0);
    }

    /** Nobody is given a group that they may not hold beside those they have. */
    private void mustFit(String account, String group) {
        List<String> groups = new ArrayList<>(
                context
                        .getBean(SystemScope.class)
                        .call(() -> createGroupQuery().groupMember(account).list())
                        .stream()
                        .map(Group::getId)
                        .toList());
        groups.add(group);
        context.getBean(GroupRule.class).against(groups).ifPresent(against -> {
            throw Refusal.forbidden(against).field("groupId");
        });
    }

    private void mustStay(String account) {
        List<String> administrators = context
                .getBean(SystemScope.class)
                .call(() -> createUserQuery()
                        .memberOfGroup(KnownGroup.ADMINISTRATORS)
                        .list())
                .stream()
                .map(User::getId)
                .toList();
        if (administrators.equals(List.of(account))) {
            throw Refusal.conflict("administrator.last");
        }
    }

    private SecondAdministrator second() {
        return context.getBean(SecondAdministrator.class);
    }

    private void inOne(Runnable act) {
        new TransactionTemplate(context.getBean(PlatformTransactionManager.class))
                .executeWithoutResult(status -> act.run());
    }
}
