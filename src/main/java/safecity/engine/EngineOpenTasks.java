package safecity.engine;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.springframework.stereotype.Component;

@Component
class EngineOpenTasks implements OpenTasks {

    /** How a model takes a due date from the periods of the law: {@code deadlines.legal(…)} and its kin. */
    private static final String LEGAL = "deadlines.legal";

    private final TaskService tasks;
    private final RepositoryService models;
    private final SystemScope system;

    EngineOpenTasks(TaskService tasks, RepositoryService models, SystemScope system) {
        this.tasks = tasks;
        this.models = models;
        this.system = system;
    }

    /** Read by the system: who may see a project sees all its open tasks, not only those of their own department. */
    @Override
    public List<OpenTask> of(String projectKey, String municipality) {
        return system.call(() -> tasks.createTaskQuery()
                .processInstanceBusinessKey(projectKey)
                .tenantIdIn(municipality)
                .orderByDueDate().asc()
                .orderByTaskCreateTime().asc()
                .listPage(0, LIMIT).stream()
                .map(this::read)
                .toList());
    }

    private OpenTask read(Task task) {
        ProcessDefinition process = models.getProcessDefinition(task.getProcessDefinitionId());
        return new OpenTask(task.getId(), task.getTaskDefinitionKey(), oneLine(task.getName()), process.getKey(),
                oneLine(process.getName()), groups(task), task.getAssignee(), instant(task.getCreateTime()),
                instant(task.getDueDate()), legalTerm(task));
    }

    private List<String> groups(Task task) {
        return tasks.getIdentityLinksForTask(task.getId()).stream()
                .filter(link -> IdentityLinkType.CANDIDATE.equals(link.getType()) && link.getGroupId() != null)
                .map(IdentityLink::getGroupId)
                .sorted()
                .toList();
    }

    private boolean legalTerm(Task task) {
        return models.getBpmnModelInstance(task.getProcessDefinitionId())
                .getModelElementById(task.getTaskDefinitionKey()) instanceof UserTask element
                && element.getCamundaDueDate() != null
                && element.getCamundaDueDate().contains(LEGAL);
    }

    /** Names are broken into lines for the diagram. */
    private static String oneLine(String name) {
        return name == null ? "" : name.replaceAll("·\\s+", "·").replaceAll("\\s+", " ").strip();
    }

    private static Instant instant(Date date) {
        return date == null ? null : date.toInstant();
    }
}
