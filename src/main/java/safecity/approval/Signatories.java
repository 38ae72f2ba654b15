package safecity.approval;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import safecity.organisation.Department;
import safecity.organisation.Departments;
import safecity.organisation.Routing;

/** Who signs for a duty in one municipality. Each duty is asked for once: the engine records every routing decision. */
final class Signatories {

    private final String municipality;
    private final Routing routing;
    private final Map<String, Department> departments = new HashMap<>();
    private final Map<String, Post> known = new HashMap<>();

    Signatories(String municipality, Routing routing, Departments departments) {
        this.municipality = municipality;
        this.routing = routing;
        departments.of(municipality).forEach(department -> this.departments.put(department.id(), department));
    }

    /** @param approvers the group that reviews and decides: the department's head, or the post itself */
    private record Post(String group, String approvers) {}

    /** The group that acts in a step for a duty. */
    String group(ApprovalAct.Step step, String duty) {
        return step == ApprovalAct.Step.DRAFT || step == ApprovalAct.Step.RECALL
                ? post(duty).group()
                : post(duty).approvers();
    }

    boolean drafts(String duty, List<String> groups) {
        return groups.contains(post(duty).group());
    }

    boolean signs(String duty, List<String> groups) {
        return groups.contains(post(duty).approvers());
    }

    /** 기안 is an officer's of the department; what follows is its head's, or a post's own. */
    String name(ApprovalAct.Step step, String duty, MessageSource messages, Locale locale) {
        Post post = post(duty);
        Department department = departments.get(post.group());
        String name = department == null ? duty : department.name(locale);
        boolean byOfficer = step == ApprovalAct.Step.DRAFT || step == ApprovalAct.Step.RECALL;
        return byOfficer || post.group().equals(post.approvers())
                ? name
                : messages.getMessage("approval.head", new Object[] {name}, locale);
    }

    private Post post(String duty) {
        Post post = known.get(duty);
        if (post == null) {
            post = new Post(routing.group(municipality, duty), routing.approvers(municipality, duty));
            known.put(duty, post);
        }
        return post;
    }
}
