package safecity.transfer;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import safecity.absence.Substitutions;
import safecity.engine.authorization.Roles;
import safecity.engine.identity.Account;
import safecity.engine.identity.Accounts;
import safecity.organisation.PostRules;
import safecity.refusal.Refusal;

/**
 * Who can take over a post: {@link PostRules}. Whoever oversees (manager, auditor, administrator) can't, they would oversee
 * themselves.
 */
@Component
class Successors {

    private final Accounts accounts;
    private final Roles roles;
    private final PostRules rules;
    private final Substitutions standIns;

    Successors(Accounts accounts, Roles roles, PostRules rules, Substitutions standIns) {
        this.rules = rules;
        this.standIns = standIns;
        this.accounts = accounts;
        this.roles = roles;
    }

    /** @throws Refusal on the field {@code successor}; somebody of another municipality is unknown */
    void check(String successor, String account, Collection<String> leaving, String municipality) {
        Account known = accounts.find(successor)
                .filter(found -> found.tenants().contains(municipality))
                .orElseThrow(() -> Refusal.of("transfer.successorUnknown").field("successor"));
        against(known, account, leaving).ifPresent(against -> {
            throw Refusal.of(against).field("successor");
        });
    }

    /** Those whom {@link #check} would let take over all of these posts, in their order. */
    List<String> of(String account, Collection<String> leaving, String municipality) {
        return accounts.ofMunicipality(municipality).stream()
                .filter(other -> accounts.find(other)
                        .filter(known -> against(known, account, leaving).isEmpty())
                        .isPresent())
                .toList();
    }

    /** Key of what stands against it. */
    private Optional<String> against(Account successor, String account, Collection<String> leaving) {
        if (successor.id().equals(account)) {
            return Optional.of("transfer.self");
        }
        if (roles.oversees(successor.groups())) {
            return Optional.of("transfer.successorOversees");
        }
        return rules.againstTakingOver(leaving, standIns.ownGroups(successor.id()))
                .or(() ->
                        accounts.isLocked(successor.id()) ? Optional.of("transfer.successorLocked") : Optional.empty());
    }

    /** The successor if they can take over today. */
    Optional<String> able(Transfer transfer, Collection<String> leaving) {
        return Optional.ofNullable(transfer.successor())
                .filter(successor -> isAble(successor, transfer.municipality()))
                .filter(successor -> rules.againstTakingOver(leaving, standIns.ownGroups(successor))
                        .isEmpty());
    }

    /** Whoever took over, if they still can. */
    Optional<String> received(Transfer transfer) {
        return Optional.ofNullable(transfer.receivedBy())
                .filter(successor -> isAble(successor, transfer.municipality()));
    }

    private boolean isAble(String successor, String municipality) {
        return accounts.find(successor)
                        .filter(found -> found.tenants().contains(municipality) && !roles.oversees(found.groups()))
                        .isPresent()
                && !accounts.isLocked(successor);
    }
}
