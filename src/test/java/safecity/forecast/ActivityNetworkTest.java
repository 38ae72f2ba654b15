package safecity.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import safecity.project.plan.PlanDocument;
import safecity.project.plan.PlanFile;
import safecity.project.plan.TestProjects;
import safecity.project.progress.Progress;

/** The order and the durations that forecasts rest on, held to the models and to the plans. */
class ActivityNetworkTest {

    /** Where the certification reaches a part. */
    private static final Map<String, String> IN_CERTIFICATION = Map.ofEntries(
            Map.entry("project-preparation/adopt-plan", "prepare-project"),
            Map.entry("project-preparation/sign-support-agreement", "prepare-project"),
            Map.entry("ordinance-enactment/ordinance-in-force", "enact-ordinance"),
            Map.entry("committee-formation/committee-formed", "form-committee"),
            Map.entry("research-contract/contract-completed:baseline", "survey-baseline"),
            Map.entry("certification/programmes-completed", "programmes-completed"),
            Map.entry("research-contract/contract-completed:evaluation", "evaluate-programmes"),
            Map.entry("research-contract/contract-completed:outcome", "evaluate-outcome"),
            Map.entry("accreditation-application/application-accepted", "review-accreditation"),
            Map.entry("onsite-audit/audit-passed:domestic", "review-accreditation"),
            Map.entry("onsite-audit/audit-passed:international", "review-accreditation"),
            Map.entry("certification/register-certificate", "register-certificate"),
            Map.entry("declaration/declared", "declare"));

    private final ActivityNetwork network = new ActivityNetwork();

    @Test
    void everyPartIsAnElementOfItsModelAndEveryProcessAModel() {
        for (Activity activity : network.activities()) {
            String element = activity.part().replaceAll("^.*/|:.*$", "");
            assertThat((Object) model(activity.process()).getModelElementById(element))
                    .as(activity.part())
                    .isNotNull();
            assertThat(activity.processes())
                    .as(activity.part())
                    .isNotEmpty()
                    .allSatisfy(process -> assertThat(new File("processes/" + process + ".bpmn"))
                            .exists());
            assertThat(activity.quick()).as(activity.part()).isPositive().isLessThan(activity.usual());
            assertThat(activity.usual()).as(activity.part()).isLessThan(activity.slow());
        }
    }

    @Test
    void whatComesBeforeInTheForecastComesBeforeInTheCertification() {
        BpmnModelInstance certification = model("certification");
        assertThat(IN_CERTIFICATION.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        network.activities().stream().map(Activity::part).toList());
        for (Activity activity : network.activities()) {
            for (String before : activity.after(false)) {
                String from = IN_CERTIFICATION.get(before);
                String to = IN_CERTIFICATION.get(activity.part());
                assertThat(from.equals(to)
                                || reachable(certification.getModelElementById(from))
                                        .contains(to))
                        .as("%s before %s", before, activity.part())
                        .isTrue();
            }
        }
    }

    @Test
    void nothingComesBeforeItselfInEitherOrder() {
        for (boolean domesticFirst : List.of(false, true)) {
            for (Activity activity : network.activities()) {
                assertThat(allBefore(activity, domesticFirst)).doesNotContain(activity.part());
            }
        }
    }

    @Test
    void theStandardPlanAndYeonsusAreKnownWhole() throws IOException {
        try (InputStream standard = new ClassPathResource("schemes/standard-plan.yaml").getInputStream()) {
            Stream.of(PlanFile.read("standard-plan.yaml", standard), TestProjects.yeonsu())
                    .flatMap(file -> file.plan().milestones().stream())
                    .flatMap(milestone -> milestone.parts().stream())
                    .forEach(part -> assertThat(network.find(Parts.name(part.process(), part.element(), part.stage())))
                            .as(part.toString())
                            .isPresent());
        }
    }

    @Test
    void theAuditComesBeforeTheApplicationWhereItIsToBeDomesticFirst() {
        List<String> first = Parts.of(
                        network, Map.of(), true, TestProjects.yeonsu().plan(), List.of())
                .stream()
                .map(Work::part)
                .toList();
        assertThat(first.indexOf("onsite-audit/audit-passed:domestic"))
                .isLessThan(first.indexOf("accreditation-application/application-accepted"));
        List<String> usual = Parts.of(
                        network, Map.of(), false, TestProjects.yeonsu().plan(), List.of())
                .stream()
                .map(Work::part)
                .toList();
        assertThat(usual.indexOf("accreditation-application/application-accepted"))
                .isLessThan(usual.indexOf("onsite-audit/audit-passed:domestic"));
    }

    @Test
    void whatOtherProjectsTookMovesTheUsualDurationByItsWeight() {
        String committee = "committee-formation/committee-formed";
        Work seen = part(Map.of(committee, List.of(200L, 200L, 200L)), committee);
        assertThat(Math.exp(seen.location())).isCloseTo(100, org.assertj.core.api.Assertions.within(1e-6));
        assertThat(Math.exp(part(Map.of(), committee).location()))
                .isCloseTo(50, org.assertj.core.api.Assertions.within(1e-6));
    }

    @Test
    void aPlanOfItsOwnIsForecastFromItsOwnPeriods() {
        LocalDate first = LocalDate.of(2030, 1, 1);
        PlanDocument own = plan(List.of(
                milestone("one", first, first.plusDays(59), "own-process", "one-done"),
                milestone("two", first.plusDays(60), first.plusDays(99), "own-process", "two-done")));
        List<Work> works = Parts.of(
                network,
                Map.of(),
                false,
                own,
                List.of(new Progress.Part(
                        "one", "own-process", "one-done", "", 50, first.plusDays(80), first.plusDays(70))));
        assertThat(works).extracting(Work::part).containsExactly("own-process/one-done", "own-process/two-done");
        assertThat(works.get(0).reachedOn()).isEqualTo(first.plusDays(70));
        assertThat(works.get(1).before()).containsExactly("own-process/one-done");
        assertThat(Math.exp(works.get(1).location())).isCloseTo(40, org.assertj.core.api.Assertions.within(1e-6));
    }

    private Work part(Map<String, List<Long>> seen, String part) {
        return Parts.of(network, seen, false, TestProjects.yeonsu().plan(), List.of()).stream()
                .filter(work -> work.part().equals(part))
                .findFirst()
                .orElseThrow();
    }

    private static PlanDocument plan(List<PlanDocument.Milestone> milestones) {
        return new PlanDocument(
                milestones.get(0).from(),
                milestones.get(milestones.size() - 1).to(),
                0,
                0,
                Map.of(),
                milestones,
                List.of(),
                List.of());
    }

    private static PlanDocument.Milestone milestone(
            String code, LocalDate from, LocalDate to, String process, String element) {
        return new PlanDocument.Milestone(
                code, code, code, from, to, List.of(new PlanDocument.Part(process, element, "", 50)));
    }

    private Set<String> allBefore(Activity activity, boolean domesticFirst) {
        Set<String> all = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(activity.after(domesticFirst));
        while (!open.isEmpty()) {
            String part = open.pop();
            if (all.add(part)) {
                open.addAll(network.find(part).orElseThrow().after(domesticFirst));
            }
        }
        return all;
    }

    private static Set<String> reachable(FlowNode from) {
        Set<String> seen = new HashSet<>();
        Deque<FlowNode> open = new ArrayDeque<>(List.of(from));
        while (!open.isEmpty()) {
            open.pop().getOutgoing().stream()
                    .map(flow -> flow.getTarget())
                    .filter(target -> seen.add(target.getId()))
                    .forEach(open::push);
        }
        return seen;
    }

    private static BpmnModelInstance model(String process) {
        return Bpmn.readModelFromFile(new File("processes/" + process + ".bpmn"));
    }
}
