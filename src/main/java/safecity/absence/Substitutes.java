package safecity.absence;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import safecity.engine.identity.Account;
import safecity.engine.identity.Accounts;
import safecity.organisation.PostRules;
import safecity.refusal.Refusal;

/** Who may stand in for whom: {@link PostRules}, for the posts that both have of their own, and for chains of two at most. */
@Component
class Substitutes {

    private final PostRules rules;
    private final Substitutions standIns;
    private final Accounts accounts;

    Substitutes(PostRules rules, Substitutions standIns, Accounts accounts) {
        this.rules = rules;
        this.standIns = standIns;
        this.accounts = accounts;
    }

    /**
     * @param others absences of the same days: somebody who is away passes on what they stand in for
     * @throws Refusal on the field {@code substitute}
     */
    void check(String away, String substitute, List<Absence> others) {
        against(away, substitute).ifPresent(Substitutes::refuse);
        if (accounts.isLocked(substitute)) {
            refuse("absence.substituteLocked");
        }
        List<Absence> onwards = of(substitute, others);
        List<Absence> before =
                others.stream().filter(other -> other.substitute().equals(away)).toList();
        boolean tooLong = !onwards.isEmpty() && !before.isEmpty()
                || onwards.stream()
                        .anyMatch(next -> !of(next.substitute(), others).isEmpty())
                || before.stream()
                        .anyMatch(first -> others.stream()
                                .anyMatch(other -> other.substitute().equals(first.account())));
        if (tooLong) {
            refuse("absence.chain");
        }
        onwards.forEach(next -> against(away, next.substitute()).ifPresent(Substitutes::refuse));
        before.forEach(first -> against(first.account(), substitute).ifPresent(Substitutes::refuse));
    }

    /** Key of what stands against it, as things are now. */
    Optional<String> against(String away, String substitute) {
        return rules.againstStandingIn(standIns.ownGroups(away), standIns.ownGroups(substitute));
    }

    /** Those of the municipality who may, in their order. */
    List<String> of(String away, String municipality) {
        List<String> posts = standIns.ownGroups(away);
        return accounts.ofMunicipality(municipality).stream()
                .filter(other -> !other.equals(away)
                        && rules.againstStandingIn(posts, standIns.ownGroups(other))
                                .isEmpty())
                .toList();
    }

    boolean isAbove(Account superior, String account) {
        return rules.isAbove(standIns.ownGroups(superior.id()), standIns.ownGroups(account));
    }

    private static List<Absence> of(String account, List<Absence> others) {
        return others.stream().filter(other -> other.account().equals(account)).toList();
    }

    private static void refuse(String key) {
        throw Refusal.of(key).field("substitute").rule("직무대리규정 제4조·제6조, 행정업무의 운영 및 혁신에 관한 규정 제10조");
    }
}
