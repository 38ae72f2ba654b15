package safecity.engine.identity;

/** An account, its password, its groups or its municipalities were changed through the engine. */
public record AccountChanged() {}
