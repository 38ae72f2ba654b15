package safecity.accreditation.audit;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import safecity.engine.identity.Account;
import safecity.engine.time.EngineClock;
import safecity.organisation.Routing;
import safecity.project.Project;
import safecity.project.ProjectAccess;

/** All findings of a project's audits for people, with how many are still open. */
@Controller
class FindingListPageController {

    private static final int WIDTH = 600;
    private static final int HEIGHT = 120;

    private final FindingList findings;
    private final ProjectAccess projects;
    private final Routing routing;
    private final Clock clock;

    FindingListPageController(FindingList findings, ProjectAccess projects, Routing routing, Clock clock) {
        this.findings = findings;
        this.projects = projects;
        this.routing = routing;
        this.clock = clock;
    }

    @GetMapping("/projects/{key}/audit-findings")
    String list(@PathVariable String key, @AuthenticationPrincipal Account reader, Locale language, Model model) {
        Project project = projects.house(key, reader);
        LocalDate today = LocalDate.ofInstant(clock.instant(), EngineClock.SEOUL);
        List<FindingList.Row> rows = findings.of(key);
        List<FindingList.Point> course = findings.course(key);
        model.addAttribute("section", "projects");
        model.addAttribute("project", project);
        model.addAttribute("rows", rows);
        model.addAttribute("open", rows.stream().filter(row -> !row.closed()).count());
        model.addAttribute(
                "overdue",
                rows.stream()
                        .filter(row -> !row.closed() && row.dueOn().isBefore(today))
                        .count());
        model.addAttribute("today", today);
        model.addAttribute("owners", owners(project, rows, language));
        model.addAttribute("repeats", findings.repeats(project));
        model.addAttribute("course", course);
        model.addAttribute("line", line(course, today));
        return "findings";
    }

    /** By duty the name of the department that does it. */
    private Map<String, String> owners(Project project, List<FindingList.Row> rows, Locale language) {
        return rows.stream()
                .map(FindingList.Row::owner)
                .distinct()
                .collect(Collectors.toMap(
                        duty -> duty,
                        duty -> routing.department(project.municipality(), duty)
                                .map(department -> department.name(language))
                                .orElse(duty)));
    }

    /** The course as steps in a picture of {@link #WIDTH} by {@link #HEIGHT}: right on a day, then up or down. */
    private static String line(List<FindingList.Point> course, LocalDate today) {
        if (course.isEmpty()) {
            return "";
        }
        LocalDate first = course.get(0).on();
        LocalDate last = course.get(course.size() - 1).on();
        long days = Math.max(1, ChronoUnit.DAYS.between(first, last.isAfter(today) ? last : today));
        int most = Math.max(
                1, course.stream().mapToInt(FindingList.Point::open).max().orElse(1));
        StringBuilder points = new StringBuilder("0," + HEIGHT);
        int y = HEIGHT;
        for (FindingList.Point point : course) {
            long x = ChronoUnit.DAYS.between(first, point.on()) * WIDTH / days;
            points.append(' ').append(x).append(',').append(y);
            y = HEIGHT - point.open() * HEIGHT / most;
            points.append(' ').append(x).append(',').append(y);
        }
        return points.append(' ').append(WIDTH).append(',').append(y).toString();
    }
}
