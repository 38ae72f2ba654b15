package safecity.engine.identity;

/** The administrator who is signed in did what two do together; {@code what} goes into the record of access. */
public record AdministrationAct(String what) {}
