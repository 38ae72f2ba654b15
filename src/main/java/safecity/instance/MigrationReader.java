package safecity.instance;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import safecity.engine.identity.Account;
import safecity.engine.release.Migrations;
import safecity.engine.release.Migrations.Trial;
import safecity.project.Project;

/** Tries where procedures on older models would go; nothing of it stays. */
@Component
class MigrationReader {

    private final InstanceReader reader;
    private final InstanceViews views;
    private final Migrations migrations;

    MigrationReader(InstanceReader reader, InstanceViews views, Migrations migrations) {
        this.reader = reader;
        this.views = views;
        this.migrations = migrations;
    }

    /** @param found how many there are; {@code tried} are the first of them */
    record Trials(int found, List<MigrationView> tried) {}

    Trials of(Account account, Locale locale) {
        Collection<Project> projects = reader.projects(account);
        InstanceSearch search =
                InstanceSearch.of(new InstanceRequest(null, null, null, "older", null, null, "project", null));
        InstanceReader.Page page = reader.page(search, projects, account, locale);
        Map<String, Trial> trials = migrations
                .tried(page.rows().stream().map(InstanceView::instance).toList())
                .stream()
                .collect(Collectors.toMap(Trial::instance, Function.identity()));
        return new Trials(
                page.found(),
                page.rows().stream()
                        .flatMap(one ->
                                Optional.ofNullable(trials.get(one.instance()))
                                        .map(trial -> view(one, trial, locale))
                                        .stream())
                        .toList());
    }

    private MigrationView view(InstanceView one, Trial trial, Locale locale) {
        return new MigrationView(
                one,
                trial.newest(),
                trial.tokens().stream()
                        .map(token -> new MigrationView.Way(
                                views.step(one.processId(), token.element(), token.name(), locale),
                                token.target().isEmpty()
                                        ? ""
                                        : views.step(one.processId(), token.target(), token.targetName(), locale)))
                        .toList(),
                trial.hindrances());
    }
}
