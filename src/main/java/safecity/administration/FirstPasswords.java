package safecity.administration;

import java.security.SecureRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;
import safecity.engine.identity.IdentityIds;

/** Passwords that somebody is given once, to be typed from paper and changed at the first sign-in. */
@Component
class FirstPasswords {

    /** Without what looks alike on paper. */
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

    private static final int PARTS = 3;
    private static final int LETTERS_OF_A_PART = 5;

    private final SecureRandom random = new SecureRandom();

    /**
     * @param account doesn't stand in it, as the rules of passwords want it
     * @throws safecity.refusal.Refusal {@code identity.id} and its like, when it is no id
     */
    String next(String account) {
        // Of an account without a name, or with a hyphen for one, none would do.
        IdentityIds.mustBeOne(account);
        String password;
        do {
            password = IntStream.range(0, PARTS).mapToObj(part -> part()).collect(Collectors.joining("-"));
        } while (password.contains(account));
        return password;
    }

    private String part() {
        return random.ints(LETTERS_OF_A_PART, 0, LETTERS.length())
                .mapToObj(at -> String.valueOf(LETTERS.charAt(at)))
                .collect(Collectors.joining());
    }
}
