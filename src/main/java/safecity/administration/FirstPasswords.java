package safecity.administration;

import java.security.SecureRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** Passwords that somebody is given once, to be typed from paper and changed at the first sign-in. */
@Component
class FirstPasswords {

    /** Without what looks alike on paper. */
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

    private static final int PARTS = 3;
    private static final int LETTERS_OF_A_PART = 5;

    private final SecureRandom random = new SecureRandom();

    /** @param account doesn't stand in it, as the rules of passwords want it */
    String next(String account) {
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
