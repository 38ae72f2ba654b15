package safecity.engine.authorization;

import org.jspecify.annotations.Nullable;

/**
 * A group of the engine that gives rights.
 *
 * @param municipality null for the administrators, who belong to none
 * @param department   id of the department whose members or head it is; null for management and administrators
 * @param head         whether it is the department's head (부서장) rather than its members
 */
public record KnownGroup(
        String id, @Nullable String municipality, @Nullable String department, GroupKind kind, boolean head) {

    /** The engine's own name for the group that may do everything. */
    public static final String ADMINISTRATORS = "camunda-admin";

    public static KnownGroup administrators() {
        return new KnownGroup(ADMINISTRATORS, null, null, GroupKind.ADMINISTRATION, false);
    }

    public static KnownGroup members(String department, String municipality, GroupKind kind) {
        return new KnownGroup(department, municipality, department, kind, false);
    }

    /** @param id of the group of the department's head */
    public static KnownGroup head(String id, String department, String municipality, GroupKind kind) {
        return new KnownGroup(id, municipality, department, kind, true);
    }

    public static KnownGroup management(String id, String municipality) {
        return new KnownGroup(id, municipality, null, GroupKind.MANAGEMENT, false);
    }
}
