package safecity.engine.identity;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiPredicate;
import org.camunda.bpm.engine.identity.PasswordPolicy;
import org.camunda.bpm.engine.identity.PasswordPolicyRule;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.context.Context;
import org.jspecify.annotations.Nullable;
import safecity.refusal.Refusal;

/**
 * What a password has to be, on every way on which one is set (개인정보의 안전성 확보조치 기준 제5조): asked by the engine before
 * it saves an account, and shown by the web application for accounts.
 */
public class PasswordRules implements PasswordPolicy {

    static final int SHORTEST = 10;
    static final int LONGEST = 100;
    /** A name of less is found in words by chance. */
    private static final int SHORTEST_NAME = 3;

    private final KnownPasswords known = new KnownPasswords();
    private final List<PasswordPolicyRule> rules;

    /**
     * @param excepted one that is known and taken all the same: the demo's
     * @param used     whether an account, by its id, has had this password among its last ones
     */
    public PasswordRules(String excepted, BiPredicate<String, String> used) {
        rules = List.of(
                new Rule(
                        "PASSWORD_POLICY_LENGTH",
                        "password.length",
                        Map.of("minLength", "" + SHORTEST),
                        (text, user) -> text.codePointCount(0, text.length()) >= SHORTEST && text.length() <= LONGEST),
                new Rule("PASSWORD_POLICY_USER_DATA", "password.name", Map.of(), PasswordRules::namesNobody),
                new Rule(
                        "널리 알려진 비밀번호가 아닐 것 (not widely known)",
                        "password.known",
                        Map.of(),
                        (text, user) -> text.equals(excepted) || !known.contains(text)),
                new Rule(
                        "최근 다섯 번 안에 쓴 적이 없을 것 (not among the last five)",
                        "password.used",
                        Map.of(),
                        (text, user) -> user == null
                                || user.getId() == null
                                || Context.getCommandContext() == null
                                || text.equals(excepted)
                                || !used.test(user.getId(), text)));
    }

    @Override
    public List<PasswordPolicyRule> getRules() {
        return rules;
    }

    private static boolean namesNobody(String password, User user) {
        return user == null
                || holdsNot(password, user.getId())
                        && holdsNot(password, user.getFirstName())
                        && holdsNot(password, user.getLastName())
                        && holdsNot(password, user.getEmail());
    }

    private static boolean holdsNot(String password, String name) {
        return name == null
                || name.strip().length() < SHORTEST_NAME
                || !password.toLowerCase(Locale.ROOT).contains(name.strip().toLowerCase(Locale.ROOT));
    }

    /** While an account is saved, what breaks a rule is refused with its sentence; else the rule only answers. */
    private record Rule(
            String getPlaceholder, String sentence, Map<String, String> getParameters, BiPredicate<String, User> kept)
            implements PasswordPolicyRule {

        @Override
        public String getPlaceholder() {
            return getPlaceholder;
        }

        @Override
        public Map<String, String> getParameters() {
            return getParameters;
        }

        @Override
        public boolean execute(String password) {
            return execute(password, null);
        }

        @Override
        public boolean execute(String password, @Nullable User user) {
            boolean fulfilled = kept.test(password == null ? "" : password, user);
            if (!fulfilled && Context.getCommandContext() != null) {
                throw Refusal.of(sentence, SHORTEST).field("password");
            }
            return fulfilled;
        }
    }
}
