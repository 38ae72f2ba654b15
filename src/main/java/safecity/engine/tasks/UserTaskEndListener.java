package safecity.engine.tasks;

import java.util.Objects;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.engine.task.IdentityLink;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Publishes {@link TaskClosed} for every user task, however it ends. */
@Component
public class UserTaskEndListener extends AbstractBpmnParseListener implements TaskListener {

    private final ApplicationEventPublisher events;

    UserTaskEndListener(ApplicationEventPublisher events) {
        this.events = events;
    }

    @Override
    public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        if (activity.getActivityBehavior() instanceof UserTaskActivityBehavior task) {
            task.getTaskDefinition().addBuiltInTaskListener(EVENTNAME_COMPLETE, this);
            task.getTaskDefinition().addBuiltInTaskListener(EVENTNAME_DELETE, this);
        }
    }

    @Override
    public void notify(DelegateTask task) {
        String person = Context.getCommandContext().getAuthenticatedUserId();
        if (person != null && EVENTNAME_COMPLETE.equals(task.getEventName())) {
            events.publishEvent(new TaskCompleted(
                    task.getId(),
                    person,
                    task.getCandidates().stream()
                            .map(IdentityLink::getGroupId)
                            .filter(Objects::nonNull)
                            .collect(Collectors.toSet()),
                    task.getName(),
                    task.getProcessDefinitionId().split(":")[0],
                    task.getTaskDefinitionKey(),
                    task.getExecution().getProcessBusinessKey()));
        }
        events.publishEvent(new TaskClosed(task.getId()));
    }
}
