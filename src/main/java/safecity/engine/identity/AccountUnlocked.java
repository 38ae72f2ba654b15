package safecity.engine.identity;

/** An administrator lets an account sign in again after too many wrong passwords. */
public record AccountUnlocked(String account) {}
