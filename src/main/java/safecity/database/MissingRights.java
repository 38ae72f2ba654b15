package safecity.database;

import java.util.List;

/** Says which tables the application's account can't use. */
final class MissingRights {

    private static final int NAMED = 12;

    private MissingRights() {}

    /** @param missing at least one */
    static StartupRefusedException refused(List<String> missing) {
        return new StartupRefusedException(
                "The application's database account lacks rights on %d table(s) or sequence(s): %s."
                        .formatted(missing.size(), names(missing)),
                "Run the schema command of this version, with SAFECITY_DATABASE_ACCOUNT=<the application's account>: it"
                        + " grants what is needed. Then start again.");
    }

    static String names(List<String> missing) {
        String names = String.join(", ", missing.subList(0, Math.min(NAMED, missing.size())));
        return missing.size() > NAMED ? names + " …" : names;
    }
}
