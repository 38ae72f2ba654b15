package safecity.approval;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import safecity.engine.time.EngineClock;
import safecity.notation.OneLine;
import safecity.organisation.Department;
import safecity.organisation.Departments;
import safecity.organisation.Routing;
import safecity.project.Projects;

/** Writes the approval line and the remarks as people know them from paper. Tasklist's forms are Korean. */
@Component
class ApprovalText {

    /** 행정업무의 운영 및 혁신에 관한 규정 제7조 제5항. */
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy. M. d.");

    /** A text variable of the engine ends at 4,000 characters; of a long story the newest part is shown. */
    private static final int LONGEST = 3_800;

    private final Projects projects;
    private final Routing routing;
    private final Departments departments;
    private final MessageSource messages;

    ApprovalText(Projects projects, Routing routing, Departments departments, MessageSource messages) {
        this.projects = projects;
        this.routing = routing;
        this.departments = departments;
        this.messages = messages;
    }

    String line(Document document) {
        String municipality = projects.get(document.projectKey()).municipality();
        List<String> parts = new ArrayList<>();
        parts.add(part(municipality, ApprovalAct.Step.DRAFT, document.drafterDuty()));
        routing.duties(document.reviewDuties())
                .forEach(duty -> parts.add(part(municipality, ApprovalAct.Step.REVIEW, duty)));
        routing.duties(document.agreeDuties())
                .forEach(duty -> parts.add(part(municipality, ApprovalAct.Step.AGREE, duty)));
        String decision = part(municipality, ApprovalAct.Step.DECIDE, document.deciderDuty());
        parts.add(document.delegation().isBlank() ? decision : decision + " [" + document.delegation() + "]");
        return String.join(" → ", parts);
    }

    String remarks(Document document, List<ApprovalAct> acts) {
        String municipality = projects.get(document.projectKey()).municipality();
        if (acts.isEmpty()) {
            return say("approval.noRemarks");
        }
        String all = acts.stream().map(act -> remark(municipality, act)).collect(Collectors.joining("\n"));
        return all.length() <= LONGEST ? all : "…" + all.substring(all.length() - LONGEST);
    }

    private String remark(String municipality, ApprovalAct act) {
        String day = DAY.format(LocalDate.ofInstant(act.actedAt(), EngineClock.SEOUL));
        String line = "- " + part(municipality, act.step(), act.duty()) + ": " + say(act.word());
        String said =
                act.comment() == null || act.comment().isBlank() ? line : line + " – " + OneLine.of(act.comment());
        // The day stands last: "2022. 9. 1." at the beginning of a line would be read as a numbered list.
        return said + " (" + day + ")";
    }

    private String part(String municipality, ApprovalAct.Step step, String duty) {
        String department = departments
                .find(routing.group(municipality, duty))
                .map(Department::nameKo)
                .orElse(duty);
        return say("approval.step." + step) + " " + department;
    }

    private String say(String key) {
        return messages.getMessage(key, null, Locale.KOREAN);
    }
}
