package safecity.engine.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import safecity.story.ProcessStory;
import safecity.story.Story;

/** Whatever runs for a municipality belongs to it: its instances, those they call, their tasks and their decisions. */
@ProcessStory
class ProjectTenantProviderTest {

    private static final LocalDate DAY = LocalDate.of(2023, 5, 8);

    @Autowired
    Story story;

    @Autowired
    ProcessEngine engine;

    @Autowired
    HistoryService history;

    @BeforeEach
    void deployACallerAndWhatItCalls() {
        engine.getRepositoryService()
                .createDeployment()
                .enableDuplicateFiltering(true)
                .name("tenant-probe")
                .addModelInstance(
                        "tenant-caller.bpmn",
                        Bpmn.createExecutableProcess("tenant-caller")
                                .camundaHistoryTimeToLive(1)
                                .startEvent()
                                .callActivity()
                                .calledElement("tenant-called")
                                .camundaInBusinessKey("#{execution.processBusinessKey}")
                                .endEvent()
                                .done())
                .addModelInstance(
                        "tenant-called.bpmn",
                        Bpmn.createExecutableProcess("tenant-called")
                                .camundaHistoryTimeToLive(1)
                                .startEvent()
                                .serviceTask("first")
                                .camundaExpression("${actor.id()}")
                                .camundaResultVariable("first")
                                .userTask("work")
                                .camundaCandidateGroups("yeonsu-lead")
                                .serviceTask("second")
                                .camundaExpression("${actor.id()}/${actor.tenant()}")
                                .camundaResultVariable("second")
                                .userTask("after")
                                .endEvent()
                                .done())
                .deploy();
    }

    @Test
    void anInstanceBelongsToTheMunicipalityOfItsProjectAndSoDoesWhatItCalls() {
        ProcessInstance caller = story.on(DAY, "tenant-project").start("tenant-caller", Map.of());
        assertThat(caller.getTenantId()).isEqualTo("yeonsu");
        assertThat(story.task("work").getTenantId()).isEqualTo("yeonsu");
        assertThat(history.createHistoricProcessInstanceQuery()
                        .processInstanceBusinessKey("tenant-project")
                        .list())
                .hasSize(2)
                .allSatisfy(instance -> assertThat(instance.getTenantId()).isEqualTo("yeonsu"));
    }

    @Test
    void aDecisionOfAProjectBelongsToItsMunicipality() {
        story.on(DAY, "tenant-decision")
                .start(
                        "approval",
                        Map.of(
                                "documentKind",
                                "plan",
                                "documentTitle",
                                "계획",
                                "documentAmount",
                                0L,
                                "drafterRole",
                                "lead"));
        String instance = engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceBusinessKey("tenant-decision")
                .singleResult()
                .getId();
        assertThat(history.createHistoricDecisionInstanceQuery()
                        .processInstanceId(instance)
                        .list())
                .isNotEmpty()
                .allSatisfy(decision -> assertThat(decision.getTenantId()).isEqualTo("yeonsu"));
    }

    @Test
    void whoActsIsThePersonAndWithoutOneTheSystem() {
        story.on(DAY, "actor-person").start("tenant-called", Map.of());
        assertThat(variable("work", "first")).isEqualTo("system");
        story.complete("yeonsu-lead", "work");
        assertThat(variable("after", "second")).isEqualTo("yeonsu-lead/yeonsu");
    }

    private Object variable(String element, String name) {
        return engine.getTaskService().getVariable(story.task(element).getId(), name);
    }
}
