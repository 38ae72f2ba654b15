package safecity.engine.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.camunda.bpm.engine.impl.digest.PasswordEncryptor;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/**
 * Passwords under a key derivation function that costs an attacker time for each guess; the engine's own is one round of
 * SHA-512. The text is digested first, because bcrypt reads no more than 72 bytes.
 */
public class PasswordHash implements PasswordEncryptor {

    private final BCryptPasswordEncoder bcrypt;
    /** A hash of nothing that anybody knows, to spend the same time on an account that doesn't exist. */
    private final String nobodys;

    /** @param strength doubles the time with every step; 12 is about a quarter of a second */
    public PasswordHash(int strength) {
        bcrypt = new BCryptPasswordEncoder(strength);
        nobodys = bcrypt.encode(digest("nobody" + System.nanoTime()));
    }

    @Override
    public String encrypt(String password) {
        return bcrypt.encode(digest(password));
    }

    @Override
    public boolean check(String password, String encrypted) {
        return bcrypt.matches(digest(password), encrypted);
    }

    @Override
    public String hashAlgorithmName() {
        return "bcrypt-sha256";
    }

    void spendTime(String password) {
        check(password, nobodys);
    }

    private static String digest(String password) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(password.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
