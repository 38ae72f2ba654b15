package safecity.ordinance;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import safecity.story.FreshNumbers;
import safecity.story.Story;

/** The ordinary steps of an ordinance, for stories that are about one of them. */
final class OrdinanceCourse {

    static final String TITLE = "안전도시 조성에 관한 조례";

    private static final Map<String, Object> SESSION = Map.of("attachmentsComplete", true, "newSession", true);
    private static final List<String> APPROVAL = List.of("draft", "review", "agree", "decide");

    private final Story story;
    private final ProcessInstance enactment;

    private OrdinanceCourse(Story story, ProcessInstance enactment) {
        this.story = story;
        this.enactment = enactment;
    }

    static OrdinanceCourse on(Story story, LocalDate day, String projectKey) {
        return calledBy("ordinance-enactment", story, day, projectKey);
    }

    /** As {@link #on}, started through a process that calls the enactment. */
    static OrdinanceCourse calledBy(String process, Story story, LocalDate day, String projectKey) {
        return new OrdinanceCourse(story, story.on(day, projectKey).start(process, Map.of()));
    }

    boolean ended() {
        return story.ended(enactment);
    }

    OrdinanceCourse plan() {
        story.complete(
                "yeonsu-lead",
                "plan-ordinance",
                Map.of("ordinanceTitle", TITLE, "purpose", "안전한 도시를 만든다", "superiorLawChecked", true));
        return this;
    }

    /** Everybody on the line approves. */
    OrdinanceCourse approve() {
        while (story.openTasks().stream().anyMatch(APPROVAL::contains)) {
            APPROVAL.stream()
                    .flatMap(element -> story.tasks(element).stream())
                    .findFirst()
                    .ifPresent(task -> story.completeTask(
                            story.candidates(task).iterator().next(),
                            task,
                            Map.of("decision", task.getTaskDefinitionKey().equals("draft") ? "submit" : "approve")));
        }
        return this;
    }

    OrdinanceCourse draft() {
        return draft("no", "on-promulgation", null);
    }

    OrdinanceCourse draft(String newRegulation, String effectRule, Integer effectDays) {
        Map<String, Object> values = new HashMap<>(Map.of(
                "ordinanceTitle",
                TITLE,
                "newRegulation",
                newRegulation,
                "effectRule",
                effectRule,
                "committeeTermChecked",
                true));
        if (effectDays != null) {
            values.put("effectDays", effectDays);
        }
        story.complete("yeonsu-lead", "draft-ordinance", values);
        story.complete("yeonsu-budget", "estimate-cost", Map.of("decision", "attached", "estimatedCost", 409));
        return this;
    }

    OrdinanceCourse consulted() {
        for (Task task : story.tasks("consult-departments")) {
            story.completeTask(story.candidates(task).iterator().next(), task, Map.of("decision", "agree"));
        }
        return this;
    }

    OrdinanceCourse assessed() {
        story.complete("yeonsu-gender-equality", "assess-gender-impact", Map.of("decision", "agree"));
        story.complete("yeonsu-audit", "assess-corruption-risk", Map.of("decision", "agree"));
        return this;
    }

    OrdinanceCourse announce(int days) {
        story.complete("yeonsu-legal", "publish-notice", Map.of("noticeDays", days, "gazetted", true));
        return this;
    }

    OrdinanceCourse handleOpinions(String decision, String comment) {
        story.complete(
                "yeonsu-lead",
                "handle-opinions",
                commented(
                        Map.of(
                                "opinionsReceived",
                                2,
                                "opinionsAccepted",
                                1,
                                "resultsNotified",
                                true,
                                "decision",
                                decision),
                        comment));
        return this;
    }

    OrdinanceCourse reviewLegally() {
        story.complete("yeonsu-legal", "review-legally", Map.of("decision", "passed"));
        return this;
    }

    /** From the plan to a bill that has passed the legal review. */
    OrdinanceCourse toDeliberation() {
        plan().approve();
        return fromDraftToDeliberation();
    }

    OrdinanceCourse fromDraftToDeliberation() {
        draft().consulted().assessed().announce(20);
        story.days(24); // the longest way over a weekend
        return handleOpinions("no-important-change", null).reviewLegally();
    }

    OrdinanceCourse deliberate() {
        story.complete("yeonsu-legal", "deliberate-bill", vote("passed", 15, 12, 0));
        return this;
    }

    OrdinanceCourse submit() {
        story.complete("yeonsu-legal", "submit-bill", SESSION);
        story.complete("yeonsu-council-office", "receive-bill", Map.of("decision", "referred", "councilNotice", "no"));
        return this;
    }

    OrdinanceCourse examine() {
        story.complete("yeonsu-council-office", "examine-bill", vote("passed", 7, 6, 1));
        return this;
    }

    OrdinanceCourse plenary(String decision) {
        story.complete("yeonsu-council-office", "vote-in-plenary", vote(decision, 13, 11, 2));
        return this;
    }

    /** On this day the council's bill comes to the mayor; the day has to lie ahead. */
    OrdinanceCourse transmittedOn(LocalDate day) {
        story.until(day);
        story.complete("yeonsu-council-office", "transmit-bill", Map.of("transmitted", true));
        return this;
    }

    /** From nothing to a bill, passed as the council decided, that arrives on this day. */
    OrdinanceCourse toTransmission(String councilDecision, LocalDate day) {
        toDeliberation().deliberate().submit().examine().plenary(councilDecision);
        return transmittedOn(day);
    }

    OrdinanceCourse reportToCity() {
        story.complete("yeonsu-legal", "report-to-city", Map.of("reported", true));
        return this;
    }

    OrdinanceCourse mayor(String decision, String comment) {
        story.complete(
                "yeonsu-mayor",
                "decide-promulgation",
                commented(Map.of("decision", decision, "grounds", "objection"), comment));
        return this;
    }

    OrdinanceCourse promulgate() {
        approve();
        story.complete(
                "yeonsu-legal", "promulgate", Map.of("promulgationNumber", FreshNumbers.next(), "gazetted", true));
        return this;
    }

    OrdinanceCourse register() {
        story.complete(
                "yeonsu-legal", "register-ordinance", Map.of("registered", true, "enforcementRule", "not-needed"));
        return this;
    }

    OrdinanceCourse next(String decision, String comment) {
        story.complete("yeonsu-lead", "decide-next", commented(Map.of("decision", decision), comment));
        return this;
    }

    static Map<String, Object> vote(String decision, int members, int present, int against) {
        return Map.of(
                "decision",
                decision,
                "members",
                members,
                "present",
                present,
                "against",
                against,
                "abstained",
                0,
                "comment",
                "의결 결과");
    }

    static Map<String, Object> commented(Map<String, Object> values, String comment) {
        Map<String, Object> all = new HashMap<>(values);
        if (comment != null) {
            all.put("comment", comment);
        }
        return all;
    }
}
