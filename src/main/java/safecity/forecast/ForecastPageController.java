package safecity.forecast;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import safecity.engine.identity.Account;
import safecity.project.ProjectAccess;
import safecity.project.overview.ProjectReader;
import safecity.project.overview.ProjectView;

/** What is to be expected of a project, for people. */
@Controller
class ForecastPageController {

    private final ForecastReader reader;
    private final ProjectAccess projects;
    private final ProjectReader overview;
    private final GanttReader gantt;
    private final ObjectMapper json;

    ForecastPageController(
            ForecastReader reader,
            ProjectAccess projects,
            ProjectReader overview,
            GanttReader gantt,
            ObjectMapper json) {
        this.gantt = gantt;
        this.overview = overview;
        this.reader = reader;
        this.projects = projects;
        this.json = json;
    }

    @GetMapping(path = "/projects/{key}/forecast", produces = MediaType.TEXT_HTML_VALUE)
    String page(@PathVariable String key, @AuthenticationPrincipal Account account, Locale locale, Model model)
            throws JsonProcessingException {
        Forecast forecast = reader.read(key, account, locale);
        model.addAttribute("section", "projects");
        model.addAttribute("project", projects.get(key, account));
        model.addAttribute("forecast", forecast);
        ProjectView view = overview.read(key, null, account, locale);
        model.addAttribute(
                "behind",
                view.milestones().stream()
                        .filter(milestone -> milestone.behind() != null)
                        .collect(Collectors.toMap(ProjectView.Milestone::code, Function.identity())));
        GanttReader.Chart chart = gantt.read(forecast, view, overview.begun(key, account), locale);
        model.addAttribute("gantt", chart);
        model.addAttribute("chart", json.writeValueAsString(chart));
        model.addAttribute("changes", json.writeValueAsString(chart.changes()));
        model.addAttribute("history", json.writeValueAsString(forecast.history()));
        return "forecast";
    }
}
