package safecity.engine;

import java.util.Optional;

/** The accounts in the engine's identity tables. */
public interface Accounts {

    /** The account when the password is right, else empty. */
    Optional<Account> signIn(String id, String password);

    Optional<Account> find(String id);
}
