package safecity.approval;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import safecity.notation.OneLine;
import safecity.organisation.Departments;
import safecity.organisation.Routing;
import safecity.project.Projects;

/** Says why a document is with its drafter again, so that it doesn't look like one that was never submitted. */
@Component
class SentBack {

    /** The whole of what was said stands below, in the remarks. */
    private static final int LONGEST = 300;

    private final Projects projects;
    private final Routing routing;
    private final Departments departments;
    private final MessageSource messages;

    SentBack(Projects projects, Routing routing, Departments departments, MessageSource messages) {
        this.projects = projects;
        this.routing = routing;
        this.departments = departments;
        this.messages = messages;
    }

    /** Such as {@code 반려됨: 총사업비를 설명하십시오.(안전관리과장)}; null for a document that is elsewhere or was never submitted. */
    @Nullable
    String of(Document document, List<ApprovalAct> acts, Locale locale) {
        List<ApprovalAct> ground = new ApprovalRound(document, acts, routing).sentBack();
        if (ground.isEmpty()) {
            return null;
        }
        String state = state(ground, locale);
        String municipality = projects.get(document.projectKey()).municipality();
        Signatories posts = new Signatories(municipality, routing, departments);
        String reasons = ground.stream()
                .filter(ApprovalAct::isReturn)
                .map(act -> reason(act, posts, locale))
                .collect(Collectors.joining(" · "));
        return reasons.isEmpty() ? state : state + ": " + shortened(reasons);
    }

    /** 반려됨 or 회수됨; null as above. */
    @Nullable
    String state(Document document, List<ApprovalAct> acts, Locale locale) {
        List<ApprovalAct> ground = new ApprovalRound(document, acts, routing).sentBack();
        return ground.isEmpty() ? null : state(ground, locale);
    }

    private String state(List<ApprovalAct> ground, Locale locale) {
        boolean returned = ground.stream().anyMatch(ApprovalAct::isReturn);
        return messages.getMessage("approval.sentBack." + (returned ? "RETURN" : "RECALL"), null, locale);
    }

    private String reason(ApprovalAct act, Signatories posts, Locale locale) {
        return messages.getMessage(
                "approval.sentBack.by",
                new Object[] {
                    OneLine.of(act.comment() == null ? "" : act.comment()),
                    posts.name(act.step(), act.duty(), messages, locale)
                },
                locale);
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
