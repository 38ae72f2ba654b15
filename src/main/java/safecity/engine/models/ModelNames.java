package safecity.engine.models;

/** Names as models give them. */
public final class ModelNames {

    private ModelNames() {}

    /** In the models they are broken into lines for the diagram; here on one, empty for none. */
    public static String oneLine(String name) {
        return name == null
                ? ""
                : name.replaceAll("·\\s+", "·").replaceAll("\\s+", " ").strip();
    }
}
