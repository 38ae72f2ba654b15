package safecity.project.overview;

import static safecity.engine.time.EngineClock.SEOUL;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import safecity.engine.identity.Account;
import safecity.language.ReaderLanguage;
import safecity.organisation.Departments;
import safecity.project.Project;
import safecity.project.ProjectAccess;
import safecity.project.ProjectEventRepository;
import safecity.project.overview.ProjectView.Coded;
import safecity.project.plan.Baseline;
import safecity.project.plan.PlanDocument;
import safecity.project.plan.PlanRepository;
import safecity.project.progress.Phase;
import safecity.project.progress.Progress;

/** Reads a project whole, in the reader's language. */
@Component
public class ProjectReader {

    private final ProjectAccess projects;
    private final PlanRepository plans;
    private final Progress progress;
    private final ProjectEventRepository events;
    private final MoneyReader money;
    private final TaskReader tasks;
    private final MilestoneReader milestones;
    private final HoldupReader holdups;
    private final FindingReader findings;
    private final ElectionReader elections;
    private final Departments departments;
    private final MessageSource messages;
    private final Clock clock;

    ProjectReader(
            ProjectAccess projects,
            PlanRepository plans,
            Progress progress,
            ProjectEventRepository events,
            MoneyReader money,
            TaskReader tasks,
            MilestoneReader milestones,
            HoldupReader holdups,
            FindingReader findings,
            ElectionReader elections,
            Departments departments,
            MessageSource messages,
            Clock clock) {
        this.projects = projects;
        this.plans = plans;
        this.progress = progress;
        this.events = events;
        this.money = money;
        this.tasks = tasks;
        this.milestones = milestones;
        this.holdups = holdups;
        this.findings = findings;
        this.elections = elections;
        this.departments = departments;
        this.messages = messages;
        this.clock = clock;
    }

    /** For which moments the reader's projects wait, in sentences: the next one first, at most as many as are asked for. */
    @Transactional(readOnly = true)
    public List<String> seasons(Account reader, int most, Locale locale) {
        DateTimeFormatter days = DateTimeFormatter.ofPattern(messages.getMessage("page.date", null, locale), locale);
        record Season(Project project, String name, LocalDate until) {}
        List<Project> all = projects.of(reader);
        Map<String, String> titles = Project.titles(all, locale);
        Map<String, List<ProjectView.Wait>> waits =
                milestones.waits(all.stream().map(Project::key).toList(), locale);
        return all.stream()
                .flatMap(project -> waits.getOrDefault(project.key(), List.of()).stream()
                        .filter(wait -> wait.until() != null)
                        .map(wait -> new Season(project, wait.name(), Objects.requireNonNull(wait.until()))))
                .sorted(Comparator.comparing(Season::until))
                .limit(most)
                .map(season -> messages.getMessage(
                        "home.waits",
                        new Object[] {titles.get(season.project().key()), season.name(), days.format(season.until())},
                        locale))
                .toList();
    }

    /** @param on everything is told as it was known at the end of this day; null: today */
    @Transactional(readOnly = true)
    public ProjectView read(String key, @Nullable LocalDate on, Account reader, Locale locale) {
        Project project = projects.house(key, reader);
        LocalDate today = LocalDate.now(clock);
        LocalDate day = on == null ? today : on;
        Instant dayOver = day.plusDays(1).atStartOfDay(SEOUL).toInstant();
        Baseline baseline = plans.inForce(key, dayOver).orElseThrow();
        PlanDocument plan = plans.document(baseline);
        List<Progress.Part> parts = progress.parts(key, baseline, day);
        List<MilestoneReader.Standing> standings = milestones.standings(key, plan, parts, day, locale);
        List<ProjectView.TaskView> open =
                day.isBefore(today) ? tasks.openAt(project, dayOver, locale) : tasks.open(project, day, locale);
        return new ProjectView(
                key,
                project.title(locale),
                municipality(project, locale),
                project.item(),
                day,
                phase(project, day, locale),
                plan.from(),
                plan.to(),
                version(baseline, baseline),
                plans.versions(key).stream()
                        .filter(version -> version.draftedAt().isBefore(dayOver) || version.id() == baseline.id())
                        .map(version -> version.asOf(dayOver))
                        .map(version -> version(version, baseline))
                        .toList(),
                new ProjectView.ProgressView(
                        day,
                        Progress.planned(plan, day),
                        Progress.reached(parts, day),
                        course(plan, parts, day, today)),
                standings.stream().map(MilestoneReader.Standing::milestone).toList(),
                holdups.read(standings, open, locale),
                plan.years().stream().map(year -> target(year, parts, day)).toList(),
                money.read(key, baseline, dayOver, locale),
                findings.of(key, baseline, plan, dayOver, locale),
                findings.general(key, dayOver),
                open,
                day.isBefore(today) ? List.of() : milestones.waits(key, locale),
                elections.after(day));
    }

    /** By milestone the day on which people came to the first step of it, until today; others are missing. */
    @Transactional(readOnly = true)
    public Map<String, LocalDate> begun(String key, Account reader) {
        projects.house(key, reader);
        LocalDate today = LocalDate.now(clock);
        return milestones.begun(key, progress.parts(key, plans.inForce(key).orElseThrow(), today), today);
    }

    /** How the milestones stand today. */
    @Transactional(readOnly = true)
    public List<ProjectView.Milestone> milestones(String key, Account reader, Locale locale) {
        projects.house(key, reader);
        LocalDate today = LocalDate.now(clock);
        Baseline baseline = plans.inForce(key).orElseThrow();
        return milestones.milestones(
                key, plans.document(baseline), progress.parts(key, baseline, today), today, locale);
    }

    private List<ProjectView.Point> course(
            PlanDocument plan, List<Progress.Part> parts, LocalDate on, LocalDate today) {
        LocalDate known = on.isBefore(today) ? on : today;
        Set<LocalDate> days = new TreeSet<>(Set.of(plan.from(), plan.to()));
        plan.milestones().forEach(milestone -> days.add(milestone.to()));
        plan.years().forEach(year -> days.add(yearEnd(year.year())));
        parts.stream()
                .flatMap(part -> part.reachedOn().stream())
                .filter(day -> !day.isAfter(known))
                .forEach(days::add);
        if (!known.isBefore(plan.from())) {
            days.add(known);
        }
        days.removeIf(day -> day.isAfter(plan.to()) && day.isAfter(known));
        return days.stream()
                .map(day -> new ProjectView.Point(
                        day,
                        Progress.planned(plan, day),
                        day.isAfter(known) ? null : Integer.valueOf(Progress.reached(parts, day))))
                .toList();
    }

    private static ProjectView.Target target(PlanDocument.Year year, List<Progress.Part> parts, LocalDate on) {
        Integer reached = year.year() > on.getYear()
                ? null
                : Integer.valueOf(Progress.reached(parts, year.year() == on.getYear() ? on : yearEnd(year.year())));
        return new ProjectView.Target(year.year(), year.percent(), reached, year.goals(), year.actions());
    }

    private Coded phase(Project project, LocalDate on, Locale locale) {
        Phase phase = Phase.of(progress.passed(project.key(), on), events.abandoned(project.key(), on));
        return new Coded(phase.name(), messages.getMessage("phase." + phase, null, locale));
    }

    private Coded municipality(Project project, Locale locale) {
        return departments
                .municipality(project.municipality())
                .map(found -> new Coded(found.id(), ReaderLanguage.choose(locale, found.nameKo(), found.nameEn())))
                .orElse(new Coded(project.municipality(), project.municipality()));
    }

    private static ProjectView.Version version(Baseline version, Baseline inForce) {
        return new ProjectView.Version(
                version.version(),
                version.reason(),
                time(version.draftedAt()),
                version.draftedBy(),
                time(version.adoptedAt()),
                version.adoptedBy(),
                version.id() == inForce.id());
    }

    static @Nullable OffsetDateTime time(@Nullable Instant instant) {
        return instant == null ? null : instant.atZone(SEOUL).toOffsetDateTime();
    }

    private static LocalDate yearEnd(int year) {
        return LocalDate.of(year, 12, 31);
    }
}
