package safecity.binder;

import safecity.engine.identity.Account;

/** Whose a binder is that answers a demand; the room of the demands knows. */
public interface Handover {

    /** Whether a binder was made for somebody's demand, who may not have one made. */
    boolean isDemanded(long binder);

    /** Whether it was handed over to somebody. */
    boolean isFor(long binder, Account person);
}
