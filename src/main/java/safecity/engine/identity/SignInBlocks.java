package safecity.engine.identity;

/** Which accounts wrong passwords keep out for some minutes, from one address or from everywhere. */
public interface SignInBlocks {

    boolean isBlocked(String account);
}
