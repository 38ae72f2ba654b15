package safecity.instance;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;

/** A small model that calls another, in which a step fails until what it reads is put right. */
final class FailingModel {

    static final String CALLER = "steered-caller";
    static final String CALLED = "steered-called";
    static final String STEP = "공문 발송";

    private final ProcessEngine engine;
    private final Deployment deployment;

    FailingModel(ProcessEngine engine) {
        this.engine = engine;
        this.deployment = engine.getRepositoryService()
                .createDeployment()
                .addModelInstance(CALLER + ".bpmn", caller())
                .addModelInstance(CALLED + ".bpmn", called())
                .deploy();
    }

    private static BpmnModelInstance caller() {
        return Bpmn.createExecutableProcess(CALLER)
                .name("부르는 절차")
                .camundaHistoryTimeToLiveString("P1D")
                .startEvent("begun")
                .parallelGateway("fork")
                .userTask("prepare")
                .name("발송 준비")
                .camundaCandidateGroups("yeonsu-lead")
                .endEvent("prepared")
                .moveToNode("fork")
                .callActivity("call")
                .name("발송")
                .calledElement(CALLED)
                .camundaInBusinessKey("#{execution.processBusinessKey}")
                .camundaIn("about", "about")
                .endEvent("done")
                .done();
    }

    private static BpmnModelInstance called() {
        return Bpmn.createExecutableProcess(CALLED)
                .name("불린 절차")
                .camundaHistoryTimeToLiveString("P1D")
                .startEvent("called")
                .serviceTask("send")
                .name(STEP)
                .camundaAsyncBefore()
                .camundaFailedJobRetryTimeCycle("R1/PT1M")
                .camundaExpression("${projects.title(about)}")
                .userTask("confirm")
                .name("발송 확인")
                .camundaCandidateGroups("yeonsu-lead")
                .endEvent("sent")
                .done();
    }

    /** @param about key of a project that is there, or is not: then the step fails and its incident is open */
    ProcessInstance start(String project, String about) {
        ProcessInstance instance = engine.getRuntimeService()
                .startProcessInstanceByKey(
                        CALLER, project, Map.of("projectKey", project, "municipality", "yeonsu", "about", about));
        run(project);
        return instance;
    }

    /** Runs the jobs of the called instances once, as the machine would; what fails stays with its incident. */
    void run(String project) {
        ManagementService jobs = engine.getManagementService();
        List<Job> due = jobs.createJobQuery()
                .processDefinitionKey(CALLED)
                .active()
                .withRetriesLeft()
                .list();
        for (Job job : due) {
            if (called(project).getId().equals(job.getProcessInstanceId())) {
                try {
                    jobs.executeJob(job.getId());
                } catch (RuntimeException failed) {
                    // The engine has counted the retry down and opened the incident.
                }
            }
        }
    }

    ProcessInstance called(String project) {
        return engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processDefinitionKey(CALLED)
                .processInstanceBusinessKey(project)
                .singleResult();
    }

    void putRight(String project) {
        engine.getRuntimeService().setVariable(called(project).getId(), "about", project);
    }

    void takeAway() {
        engine.getRepositoryService().deleteDeployment(deployment.getId(), true);
    }
}
