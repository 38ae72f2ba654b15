package safecity.binder;

import java.time.Instant;
import java.util.Locale;
import safecity.engine.identity.Account;
import safecity.project.Project;

/**
 * A binder under way.
 *
 * @param reader for whom it is made, with the posts that they hold now
 */
record Making(Binder binder, Project project, Account reader, BinderFiles files, Selection selection) {

    static final Locale KOREAN = Locale.KOREAN;
    static final Locale ENGLISH = Locale.ENGLISH;

    Instant until() {
        return binder.at().toInstant();
    }
}
