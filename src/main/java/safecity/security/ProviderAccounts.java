package safecity.security;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.oauth2.core.ClaimAccessor;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import safecity.engine.authorization.GroupRule;
import safecity.engine.authorization.Roles;
import safecity.engine.authorization.SystemScope;
import safecity.engine.identity.Account;
import safecity.engine.identity.Accounts;
import safecity.engine.identity.IdentityDirectory;
import safecity.engine.identity.IdentityIds;
import safecity.notation.OneLine;
import safecity.refusal.Refusal;

/**
 * Brings the account of somebody whom the provider vouches for in line with what the provider says about them. A person
 * is known by issuer and subject; a name alone, which the provider may give to somebody else, opens no account.
 */
@Component
@ConditionalOnProperty(ProviderProperties.ISSUER)
class ProviderAccounts {

    private static final int LONGEST_NAME = 100;

    private final ProviderProperties settings;
    private final Map<String, String> renamed;
    private final Accounts accounts;
    private final IdentityDirectory directory;
    private final Roles roles;
    private final SystemScope system;
    private final LentGroups lent;
    private final GroupRule rule;
    private final JdbcClient jdbc;

    ProviderAccounts(
            ProviderProperties settings,
            Accounts accounts,
            IdentityDirectory directory,
            Roles roles,
            SystemScope system,
            GroupRule rule,
            LentGroups lent,
            JdbcClient jdbc) {
        this.lent = lent;
        this.rule = rule;
        this.settings = settings;
        this.renamed = settings.renamed();
        this.accounts = accounts;
        this.directory = directory;
        this.roles = roles;
        this.system = system;
        this.jdbc = jdbc;
    }

    /**
     * @param token whose signature, issuer, audience and life have been checked
     * @throws Refusal when the claims fit no account; nothing is changed then
     */
    @Transactional
    Account bring(ClaimAccessor token) {
        return system.call(() -> {
            Set<String> municipalities = municipalities(token);
            Set<String> groups = groups(token, municipalities);
            String account = account(token);
            rule.against(groups).ifPresent(against -> {
                throw Refusal.forbidden(against);
            });
            // The provider knows nothing of absences: whoever stands in for somebody goes on doing so.
            groups.addAll(lent.of(account));
            directory.bringInLine(account, name(token, account), groups, municipalities);
            return accounts.find(account).orElseThrow();
        });
    }

    /** What the provider calls the person, for the record of a refusal. */
    String claimed(ClaimAccessor token) {
        return texts(token, settings.accountClaim())
                .findFirst()
                .orElseGet(() -> String.valueOf(token.getClaims().get("sub")));
    }

    private Set<String> municipalities(ClaimAccessor token) {
        Set<String> municipalities =
                new LinkedHashSet<>(texts(token, settings.municipalityClaim()).toList());
        municipalities.stream()
                .filter(id -> !IdentityIds.isOne(id) || !directory.hasTenant(id))
                .findFirst()
                .ifPresent(id -> {
                    throw Refusal.forbidden("signIn.provider.municipality", id);
                });
        return municipalities;
    }

    private Set<String> groups(ClaimAccessor token, Set<String> municipalities) {
        Set<String> groups = new LinkedHashSet<>();
        for (String theirs : texts(token, settings.groupsClaim()).toList()) {
            String ours = renamed.getOrDefault(theirs, theirs);
            if (!isGiven(ours, renamed.containsKey(theirs), municipalities)) {
                throw Refusal.forbidden("signIn.provider.group", theirs);
            }
            groups.add(ours);
        }
        if (groups.isEmpty()) {
            throw Refusal.forbidden("signIn.provider.noGroup", settings.groupsClaim());
        }
        return groups;
    }

    /** A group of the whole installation, the administrators above all, comes from a line of the settings only. */
    private boolean isGiven(String group, boolean named, Set<String> municipalities) {
        Optional<Set<String>> owners = IdentityIds.isOne(group) ? directory.tenantsOf(group) : Optional.empty();
        boolean common = owners.isPresent()
                && (owners.get().isEmpty() || roles.of(List.of(group)).contains("administrator"));
        return owners.isPresent()
                && !roles.of(List.of(group)).isEmpty()
                && (!common || named)
                && municipalities.containsAll(owners.get());
    }

    /** The account of this subject, now and ever; the line is locked until the account is in line. */
    private String account(ClaimAccessor token) {
        if (!(token.getClaims().get("sub") instanceof String subject) || subject.isBlank()) {
            // Without it everybody would be one and the same person.
            throw Refusal.forbidden("signIn.provider.subject");
        }
        String wanted = texts(token, settings.accountClaim()).findFirst().orElse("");
        boolean usable = IdentityIds.isOne(wanted);
        boolean made = usable
                && jdbc.sql(
                                        "INSERT INTO provider_account (issuer, subject, account) VALUES (?, ?, ?) ON CONFLICT DO NOTHING")
                                .params(settings.issuer(), subject, wanted)
                                .update()
                        == 1;
        Optional<String> known = jdbc.sql(
                        "SELECT account FROM provider_account WHERE issuer = ? AND subject = ? FOR UPDATE")
                .params(settings.issuer(), subject)
                .query(String.class)
                .optional();
        if (known.isEmpty() && !usable) {
            throw Refusal.forbidden("signIn.provider.account", settings.accountClaim());
        }
        if (known.isEmpty() || made && accounts.find(wanted).isPresent()) {
            throw Refusal.forbidden("signIn.provider.taken", wanted);
        }
        return known.get();
    }

    private String name(ClaimAccessor token, String account) {
        String name = OneLine.of(texts(token, settings.nameClaim()).findFirst().orElse(account));
        return name.isEmpty() ? account : name.substring(0, Math.min(name.length(), LONGEST_NAME));
    }

    /** A claim may be one text or a list of texts. */
    private static Stream<String> texts(ClaimAccessor token, String claim) {
        Object value = token.getClaims().get(claim);
        Collection<?> values =
                value instanceof Collection<?> several ? several : value == null ? List.of() : List.of(value);
        return values.stream()
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .filter(text -> !text.isBlank());
    }
}
