package safecity.engine.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.Tenant;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.camunda.bpm.engine.impl.util.EncryptionUtil;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import safecity.engine.authorization.SystemScope;
import safecity.notation.OneLine;

@Component
class EngineAccounts implements Accounts {

    private static final int MOST_ACCOUNTS = 1_000;

    private final IdentityService identities;
    private final SystemScope system;
    private final PasswordHash passwords;
    private final ProcessEngineConfigurationImpl engine;
    private final Clock clock;

    EngineAccounts(
            IdentityService identities,
            SystemScope system,
            PasswordHash passwords,
            ProcessEngineConfigurationImpl engine,
            Clock clock) {
        this.clock = clock;
        this.engine = engine;
        this.passwords = passwords;
        this.identities = identities;
        this.system = system;
    }

    @Override
    public Optional<Account> signIn(String id, String password) {
        Optional<Account> account = find(id);
        if (account.isEmpty()) {
            // Who guesses accounts must not learn from the clock which exist.
            passwords.spendTime(password);
            return Optional.empty();
        }
        return account.filter(known -> matches(id, password));
    }

    /** By hand: the engine would lock the account by its own clock, which is the demo's, and for every address at once. */
    private boolean matches(String id, String password) {
        return system.call(() -> engine.getCommandExecutorTxRequired().execute(context -> {
            UserEntity user = (UserEntity) context.getReadOnlyIdentityProvider().findUserById(id);
            if (user == null || user.getPassword() == null) {
                passwords.spendTime(password);
                return false;
            }
            return context.getProcessEngineConfiguration()
                    .getPasswordManager()
                    .check(EncryptionUtil.saltPassword(password, user.getSalt()), user.getPassword());
        }));
    }

    @Override
    public Optional<String> mark(String id) {
        return system.call(() -> engine.getCommandExecutorTxRequired()
                .execute(context -> Optional.ofNullable((UserEntity)
                                context.getReadOnlyIdentityProvider().findUserById(id))
                        .map(user -> digest(id + "\n" + Objects.toString(user.getPassword(), "")))));
    }

    private static String digest(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public Optional<Account> find(String id) {
        return system.call(() -> lookUp(id));
    }

    @Override
    public String name(@Nullable String id) {
        return system.call(() -> Optional.ofNullable(
                        identities.createUserQuery().userId(id).singleResult())
                .map(EngineAccounts::shown)
                .filter(name -> !name.isEmpty())
                .orElse(id));
    }

    @Override
    public Map<String, String> names(Collection<String> ids) {
        Map<String, String> names = new HashMap<>();
        ids.forEach(id -> names.put(id, id));
        if (!names.isEmpty()) {
            system.run(() ->
                    identities
                            .createUserQuery()
                            .userIdIn(names.keySet().toArray(String[]::new))
                            .unlimitedList()
                            .stream()
                            .filter(user -> !shown(user).isEmpty())
                            .forEach(user -> names.put(user.getId(), shown(user))));
        }
        return names;
    }

    /** A Korean name is family name and given name, without a blank; what is in Latin letters has them the other way round. */
    static String shown(User user) {
        String family = OneLine.of(Objects.toString(user.getLastName(), "")).strip();
        String given = OneLine.of(Objects.toString(user.getFirstName(), "")).strip();
        boolean korean = (family + given).codePoints().anyMatch(Character::isIdeographic)
                || (family + given)
                        .codePoints()
                        .anyMatch(letter -> Character.UnicodeScript.of(letter) == Character.UnicodeScript.HANGUL);
        return korean ? family + given : (given + " " + family).strip();
    }

    @Override
    public boolean isLocked(String id) {
        return system.call(() -> engine.getCommandExecutorTxRequired().execute(context -> {
            UserEntity user = (UserEntity) context.getReadOnlyIdentityProvider().findUserById(id);
            return user != null
                    && user.getLockExpirationTime() != null
                    && user.getLockExpirationTime().toInstant().isAfter(clock.instant());
        }));
    }

    @Override
    public Optional<String> address(String id) {
        return system.call(() -> Optional.ofNullable(
                                identities.createUserQuery().userId(id).singleResult())
                        .map(User::getEmail))
                .map(String::strip)
                .filter(address -> !address.isEmpty());
    }

    @Override
    public List<String> ofMunicipality(String tenant) {
        return system.call(() ->
                identities
                        .createUserQuery()
                        .memberOfTenant(tenant)
                        .orderByUserId()
                        .asc()
                        .listPage(0, MOST_ACCOUNTS)
                        .stream()
                        .map(User::getId)
                        .toList());
    }

    @Override
    public List<String> members(String group) {
        return system.call(() -> identities.createUserQuery().memberOfGroup(group).orderByUserId().asc().list().stream()
                .map(User::getId)
                .toList());
    }

    private Optional<Account> lookUp(String id) {
        if (identities.createUserQuery().userId(id).count() == 0) {
            return Optional.empty();
        }
        List<String> groups = identities.createGroupQuery().groupMember(id).list().stream()
                .map(Group::getId)
                .sorted()
                .toList();
        List<String> tenants = identities.createTenantQuery().userMember(id).includingGroupsOfUser(true).list().stream()
                .map(Tenant::getId)
                .sorted()
                .toList();
        return Optional.of(new Account(id, groups, tenants));
    }
}
