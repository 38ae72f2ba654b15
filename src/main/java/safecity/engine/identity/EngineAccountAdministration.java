package safecity.engine.identity;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.Tenant;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.identity.UserQuery;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import safecity.engine.authorization.SystemScope;
import safecity.refusal.Refusal;

@Component
class EngineAccountAdministration implements AccountAdministration {

    /** Names are found in both of the engine's fields, whichever somebody put them in. */
    private static final String FOUND = """
            SELECT u.id_ FROM act_id_user u
             WHERE (:text IS NULL OR u.id_ ILIKE :text OR concat(u.last_, u.first_) ILIKE :text
                    OR concat_ws(' ', u.first_, u.last_) ILIKE :text)
               AND (:municipality IS NULL OR EXISTS (SELECT FROM act_id_tenant_member m WHERE m.tenant_id_ = :municipality
                    AND (m.user_id_ = u.id_ OR m.group_id_ IN
                        (SELECT group_id_ FROM act_id_membership WHERE user_id_ = u.id_))))
               AND (:group IS NULL OR EXISTS (SELECT FROM act_id_membership g WHERE g.user_id_ = u.id_ AND g.group_id_ = :group))
             ORDER BY u.id_ LIMIT :most OFFSET :offset
            """;

    private final IdentityService identities;
    private final SystemScope system;
    private final Accounts accounts;
    private final Passwords passwords;
    private final SignInBlocks blocks;
    private final JdbcClient jdbc;

    EngineAccountAdministration(
            IdentityService identities,
            SystemScope system,
            Accounts accounts,
            Passwords passwords,
            SignInBlocks blocks,
            JdbcClient jdbc) {
        this.blocks = blocks;
        this.identities = identities;
        this.system = system;
        this.accounts = accounts;
        this.passwords = passwords;
        this.jdbc = jdbc;
    }

    @Override
    public List<Known> find(@Nullable String text, @Nullable String municipality, @Nullable String group, int offset) {
        String part =
                text == null || text.isBlank() ? null : "%" + text.strip().replaceAll("([\\\\%_])", "\\\\$1") + "%";
        return jdbc
                .sql(FOUND)
                .param("text", part, java.sql.Types.VARCHAR)
                .param("municipality", municipality, java.sql.Types.VARCHAR)
                .param("group", group, java.sql.Types.VARCHAR)
                .param("most", PAGE + 1)
                .param("offset", offset)
                .query(String.class)
                .list()
                .stream()
                .flatMap(id -> find(id).stream())
                .toList();
    }

    @Override
    public Optional<Known> find(String id) {
        return system.call(() -> Optional.ofNullable(user(id)).map(this::known));
    }

    private Known known(User user) {
        String id = user.getId();
        return new Known(
                id,
                EngineAccounts.shown(user),
                Objects.toString(user.getEmail(), ""),
                ids(identities.createTenantQuery().userMember(id).includingGroupsOfUser(true).list().stream()
                        .map(Tenant::getId)),
                ids(identities.createGroupQuery().groupMember(id).list().stream()
                        .map(Group::getId)),
                accounts.isLocked(id) || blocks.isBlocked(id),
                passwords.isForeign(id));
    }

    private static List<String> ids(Stream<String> ids) {
        return ids.sorted().toList();
    }

    @Override
    public void make(String id, String name, @Nullable String email, String password, @Nullable String municipality) {
        IdentityIds.mustBeOne(id);
        if (isTaken(id)) {
            throw Refusal.conflict("account.taken", id).field("id");
        }
        User user = identities.newUser(id);
        user.setLastName(name);
        user.setFirstName("");
        user.setEmail(email);
        user.setPassword(password);
        identities.saveUser(user);
        if (municipality != null) {
            identities.createTenantUserMembership(municipality, id);
        }
    }

    @Override
    public void rename(String id, String name, @Nullable String email) {
        User user = existing(id);
        if (!EngineAccounts.shown(user).equals(name)) {
            user.setLastName(name);
            user.setFirstName("");
        }
        user.setEmail(email);
        identities.saveUser(user);
    }

    @Override
    public void setPassword(String id, String password) {
        User user = existing(id);
        user.setPassword(password);
        identities.saveUser(user);
        // Whoever gets a new password has tried the old one often enough.
        identities.unlockUser(id);
    }

    @Override
    public void unlock(String id) {
        identities.unlockUser(existing(id).getId());
    }

    @Override
    public void enter(String id, String group) {
        if (!isIn(existing(id).getId(), existingGroup(group))) {
            identities.createMembership(id, group);
        }
    }

    @Override
    public boolean enterOrAsk(String id, String group) {
        return isIn(existing(id).getId(), existingGroup(group))
                || ((GuardedIdentityService) identities).enterOrAsk(id, group);
    }

    @Override
    public void leave(String id, String group) {
        identities.deleteMembership(existing(id).getId(), existingGroup(group));
    }

    @Override
    public void remove(String id) {
        if (!known(existing(id)).groups().isEmpty()) {
            throw Refusal.conflict("account.inGroups");
        }
        identities.deleteUser(id);
    }

    @Override
    public boolean isTaken(String id) {
        return system.call(() -> user(id)) != null;
    }

    private boolean isIn(String id, String group) {
        return asked(identities.createUserQuery().userId(id).memberOfGroup(group));
    }

    private boolean asked(UserQuery query) {
        Supplier<Boolean> any = () -> query.count() > 0;
        return system.call(any);
    }

    private @Nullable User user(String id) {
        return identities.createUserQuery().userId(id).singleResult();
    }

    private User existing(String id) {
        User user = system.call(() -> user(id));
        if (user == null) {
            throw Refusal.notFound("account.unknown", id).field("id");
        }
        return user;
    }

    private String existingGroup(String group) {
        if (system.call(() -> identities.createGroupQuery().groupId(group).count()) == 0) {
            throw Refusal.notFound("account.group").field("group");
        }
        return group;
    }
}
