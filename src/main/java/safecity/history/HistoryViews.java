package safecity.history;

import java.text.NumberFormat;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import safecity.calendar.LegalPeriod;
import safecity.casefile.FactValues;
import safecity.engine.identity.Accounts;
import safecity.engine.models.Actor;
import safecity.engine.models.ModelElementNames;
import safecity.engine.models.ModelNames;
import safecity.engine.models.StepTerms;
import safecity.engine.time.DueDay;
import safecity.language.ReaderLanguage;
import safecity.language.TaskNames;
import safecity.organisation.Department;
import safecity.organisation.Departments;
import safecity.organisation.Routing;
import safecity.project.Project;

/** Tells entries in the reader's words; names of people, posts and projects are read for all of a page at once. */
@Component
class HistoryViews {

    private static final Map<String, HistoryKind> KINDS = HistoryBranches.ALL.stream()
            .collect(Collectors.toUnmodifiableMap(HistoryBranch::code, HistoryBranch::kind));

    private final Accounts accounts;
    private final Departments departments;
    private final FactValues values;
    private final StepTerms terms;
    private final ModelElementNames models;
    private final MessageSource messages;

    HistoryViews(
            Accounts accounts,
            Departments departments,
            FactValues values,
            StepTerms terms,
            ModelElementNames models,
            MessageSource messages) {
        this.models = models;
        this.accounts = accounts;
        this.departments = departments;
        this.values = values;
        this.terms = terms;
        this.messages = messages;
    }

    /** What is read once for a page. */
    private record Known(
            Map<String, String> people,
            Map<String, Department> departments,
            Map<String, String> projects,
            Map<String, String> periods,
            Map<String, String> processes,
            Locale locale) {}

    List<HistoryEntry> entries(List<HistoryRow> rows, Collection<Project> projects, Locale locale) {
        if (rows.isEmpty()) {
            return List.of();
        }
        Known known = new Known(
                accounts.names(rows.stream()
                        .flatMap(row -> Stream.of(
                                row.actor(), row.absent(), row.branch().equals("absence") ? row.title() : null))
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet())),
                projects.stream()
                        .map(Project::municipality)
                        .distinct()
                        .flatMap(municipality -> departments.of(municipality).stream())
                        .collect(Collectors.toMap(Department::id, one -> one)),
                Project.titles(projects, locale),
                terms.legalPeriods(),
                models.all().stream()
                        .filter(name -> name.element() == null)
                        .collect(Collectors.toMap(ModelElementNames.Name::process, ModelElementNames.Name::text)),
                locale);
        return rows.stream().map(row -> entry(row, known)).toList();
    }

    private HistoryEntry entry(HistoryRow row, Known known) {
        Locale locale = known.locale();
        HistoryKind kind = row.branch().equals("step") && row.code() != null
                ? HistoryKind.DECISION
                : Objects.requireNonNull(KINDS.get(row.branch()));
        String legal = row.process() == null ? null : known.periods().get(row.process() + "/" + row.element());
        boolean system = row.actor().equals(Actor.SYSTEM);
        return new HistoryEntry(
                anchor(row),
                kind,
                say("history.kind." + kind.code(), locale),
                row.at(),
                row.onDay(),
                told(row, known),
                row.process() == null
                        ? null
                        : messages.getMessage(
                                "process." + row.process(),
                                null,
                                known.processes().getOrDefault(row.process(), row.process()),
                                locale),
                system ? say("page.system", locale) : known.people().getOrDefault(row.actor(), row.actor()),
                system ? null : row.actor(),
                row.absent() == null ? null : known.people().get(row.absent()),
                row.branch().equals("step"),
                row.groups().stream().map(group -> post(group, known)).toList(),
                row.delegation(),
                outcome(row, locale),
                row.turned(),
                row.remark(),
                row.dueAt() == null ? null : DueDay.of(row.dueAt()),
                DueDay.isOver(row.dueAt(), row.at()),
                legal == null ? null : term(LegalPeriod.of(legal), locale),
                row.won() == null
                        ? null
                        : messages.getMessage(
                                "fact.inWon",
                                new Object[] {
                                    NumberFormat.getNumberInstance(locale).format(row.won())
                                },
                                locale),
                row.projectKey(),
                row.projectKey() == null ? null : known.projects().get(row.projectKey()),
                "/history/entries/" + row.branch() + "/" + row.ref().replace('/', '~'),
                row.place());
    }

    static String anchor(HistoryRow row) {
        return row.branch() + "-" + row.ref().replace('/', '-');
    }

    private String told(HistoryRow row, Known known) {
        Locale locale = known.locale();
        Object[] parts = {name(row, known), title(row, known)};
        String sentence = messages.getMessage("history.tells." + row.branch(), parts, locale);
        return row.branch().equals("step") && row.title() != null ? sentence + " – " + row.title() : sentence;
    }

    private String name(HistoryRow row, Known known) {
        Locale locale = known.locale();
        String name = row.name();
        if (row.branch().startsWith("correct")) {
            return messages.getMessage(
                    "correction.item." + row.name(), row.args().toArray(), Objects.toString(name, ""), locale);
        }
        if (row.element() != null && row.process() != null) {
            return ModelNames.oneLine(TaskNames.of(
                    messages, row.process(), row.element(), Objects.requireNonNullElse(name, row.element()), locale));
        }
        if (row.branch().equals("reached")) {
            String korean = Objects.requireNonNullElse(name, "");
            return ReaderLanguage.choose(locale, korean, Objects.requireNonNullElse(row.nameEn(), korean));
        }
        return Objects.requireNonNullElse(values.code(name, locale), "");
    }

    private String title(HistoryRow row, Known known) {
        String title = Objects.requireNonNullElse(row.title(), "");
        return switch (row.branch()) {
            case "absence" -> known.people().getOrDefault(title, title);
            case "duty" -> post(title, known);
            default -> title;
        };
    }

    /** The form speaks Korean; what its decision is called in English is its code, an English word. */
    private @Nullable String outcome(HistoryRow row, Locale locale) {
        if (row.branch().startsWith("correct")) {
            String ended = values.code(row.code(), locale);
            return ended == null ? row.outcome() : ended + ": " + row.outcome();
        }
        return row.code() != null && ReaderLanguage.isEnglish(locale)
                ? row.code().replace('-', ' ')
                : row.outcome();
    }

    private String post(String group, Known known) {
        String id = Routing.departmentOf(group);
        Department department = known.departments().get(id);
        String name = department == null ? id : department.name(known.locale());
        return id.equals(group) ? name : messages.getMessage("work.head", new Object[] {name}, known.locale());
    }

    private static String term(LegalPeriod period, Locale locale) {
        return ReaderLanguage.choose(locale, period.nameKo(), period.nameEn()) + " · " + period.article();
    }

    private String say(String key, Locale locale) {
        return messages.getMessage(key, null, locale);
    }

    /** Ids and names of those who appear in a choice of people. */
    Map<String, String> names(Collection<String> people) {
        return new HashMap<>(accounts.names(people));
    }
}
