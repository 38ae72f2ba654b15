package safecity.engine.identity;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import safecity.refusal.Refusal;

/** What an id of an account, a group or a municipality may be: it stands in addresses, records and queries as it is. */
public final class IdentityIds {

    static final int LONGEST = 64;
    private static final Pattern ID = Pattern.compile("[a-z0-9]+(?:-[a-z0-9]+)*");

    private IdentityIds() {}

    public static boolean isOne(String id) {
        return id.length() <= LONGEST && ID.matcher(id).matches();
    }

    /** @throws Refusal {@code identity.idMissing}, {@code identity.idTooLong}, {@code identity.id} with the field {@code id} */
    public static String mustBeOne(@Nullable String id) {
        if (id == null || id.isBlank()) {
            throw Refusal.of("identity.idMissing").field("id");
        }
        if (id.length() > LONGEST) {
            throw Refusal.of("identity.idTooLong", LONGEST).field("id");
        }
        if (!ID.matcher(id).matches()) {
            throw Refusal.of("identity.id").field("id");
        }
        return id;
    }
}
