package safecity.approval;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import safecity.organisation.Department;
import safecity.organisation.Departments;
import safecity.organisation.Routing;

/** Who signs for a role in one municipality. Each role is asked for once: the engine records every routing decision. */
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

    /** The group that acts in a step for a role. */
    String group(ApprovalAct.Step step, String role) {
        return step == ApprovalAct.Step.DRAFT || step == ApprovalAct.Step.RECALL
                ? post(role).group()
                : post(role).approvers();
    }

    boolean drafts(String role, List<String> groups) {
        return groups.contains(post(role).group());
    }

    boolean signs(String role, List<String> groups) {
        return groups.contains(post(role).approvers());
    }

    /** 기안 is an officer's of the department; what follows is its head's, or a post's own. */
    String name(ApprovalAct.Step step, String role, MessageSource messages, Locale locale) {
        Post post = post(role);
        Department department = departments.get(post.group());
        String name = department == null ? role : department.name(locale);
        boolean byOfficer = step == ApprovalAct.Step.DRAFT || step == ApprovalAct.Step.RECALL;
        return byOfficer || post.group().equals(post.approvers())
                ? name
                : messages.getMessage("approval.head", new Object[] {name}, locale);
    }

    private Post post(String role) {
        Post post = known.get(role);
        if (post == null) {
            post = new Post(routing.group(municipality, role), routing.approvers(municipality, role));
            known.put(role, post);
        }
        return post;
    }
}
