package safecity.binder;

import org.jspecify.annotations.Nullable;

/**
 * What of a project somebody chose on a page.
 *
 * @param kind null for the whole project, and {@code ref} with it
 * @param ref  id of it in its kind; the criterion's where the kind is chosen alone
 */
public record BinderSubject(@Nullable String kind, @Nullable String ref) {

    /** @param subject kind and id, joined by a colon, or {@code criterion}; empty for the whole project */
    public static BinderSubject chosen(String subject, String criterion) {
        String[] parts = subject.split(":", 2);
        return parts[0].isEmpty()
                ? new BinderSubject(null, null)
                : new BinderSubject(parts[0], parts.length == 2 ? parts[1] : criterion);
    }
}
