package safecity.organisation;

/** A local government that runs a certification; the tenant of its projects. */
public record Municipality(String id, String nameKo, String nameEn) {}
