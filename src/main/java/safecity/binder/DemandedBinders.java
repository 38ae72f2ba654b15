package safecity.binder;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import safecity.casefile.FactView;
import safecity.engine.identity.Account;
import safecity.project.Project;
import safecity.refusal.Refusal;

/** Binders that answer somebody's demand: made with the rights of who demands, taken by them once they are handed over. */
@Component
public class DemandedBinders {

    private final Binders binders;
    private final BinderRepository store;

    DemandedBinders(Binders binders, BinderRepository store) {
        this.binders = binders;
        this.store = store;
    }

    /**
     * What of a project is meant.
     *
     * @param from first day; null without bound, {@code to} likewise
     * @param kind {@code contracts}, {@code committees} or {@code criterion}, {@code ref} which one; null for the whole project
     */
    public record Scope(
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable String kind,
            @Nullable String ref) {}

    /**
     * @param outcome {@code made} or {@code failed}; null while it is being made
     * @param files   how many there are in it, {@code size} in bytes; null until it is made
     * @param leftOut how many things the asker may not see, or could not be read
     */
    public record State(
            @Nullable String outcome,
            int percent,
            @Nullable Integer files,
            @Nullable Long size,
            int leftOut) {}

    /** What a demand can be about alone: the project's contracts and committees. */
    public List<FactView.Group> subjects(Project project, Locale language) {
        return binders.subjects(project, language);
    }

    /** @throws Refusal {@code binder.periodBackwards}, {@code binder.subjectUnknown} */
    public void check(Project project, Scope scope) {
        binders.checked(project, asked("-", scope, null, null));
    }

    /**
     * Begins one in the caller's transaction; it is made after it.
     *
     * @param title of the demand
     * @param due   day by which the law wants it handed in
     */
    public long begin(Project project, Scope scope, String title, LocalDate due, Account asker) {
        return binders.demanded(project, asked(title, scope, title, due), asker);
    }

    public Optional<State> state(long id) {
        return store.find(id)
                .map(state ->
                        new State(state.outcome(), state.percent(), state.files(), state.size(), state.leftOut()));
    }

    private static Binder.Asked asked(String reason, Scope scope, @Nullable String title, @Nullable LocalDate due) {
        return new Binder.Asked(reason, scope.from(), scope.to(), scope.kind(), scope.ref(), title, due);
    }
}
