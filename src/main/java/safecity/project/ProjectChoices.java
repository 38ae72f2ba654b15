package safecity.project;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import safecity.engine.forms.FormChoices;
import safecity.engine.identity.Accounts;
import safecity.engine.models.ModelContract;
import safecity.engine.processes.ProjectRuns;

/**
 * The projects from which a start form lets a person choose: theirs that are under way, those that were given up, or
 * those whose certification has not begun yet.
 */
@Component
class ProjectChoices implements FormChoices {

    private static final String UNDER_WAY = "projects-under-way";
    private static final String GIVEN_UP = "projects-given-up";
    private static final String NOT_BEGUN = "projects-not-begun";
    private static final Set<String> NAMES = Set.of(UNDER_WAY, GIVEN_UP, NOT_BEGUN);

    private final ProjectAccess access;
    private final ProjectEventRepository events;
    private final Accounts accounts;
    private final ProjectRuns runs;
    private final ProjectStanding standing;

    ProjectChoices(
            ProjectAccess access,
            ProjectEventRepository events,
            Accounts accounts,
            ProjectRuns runs,
            ProjectStanding standing) {
        this.runs = runs;
        this.standing = standing;
        this.access = access;
        this.events = events;
        this.accounts = accounts;
    }

    @Override
    public @Nullable List<Choice> of(String name, String account, String language) {
        if (!NAMES.contains(name)) {
            return null;
        }
        List<Project> own = accounts.find(account).map(access::of).orElse(List.of());
        Map<String, String> titles = Project.titles(own, Locale.forLanguageTag(language));
        return own.stream()
                .map(Project::key)
                .filter(key -> offers(name, key))
                .map(key -> new Choice(key, titles.getOrDefault(key, key)))
                .toList();
    }

    private boolean offers(String name, String key) {
        boolean givenUp = events.abandoned(key);
        return switch (name) {
            case GIVEN_UP -> givenUp;
            case NOT_BEGUN ->
                !givenUp && !runs.isRunning(key, ModelContract.Processes.CERTIFICATION) && !standing.isCompleted(key);
            default -> !givenUp;
        };
    }
}
