package safecity.engine;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Publishes {@link TaskEnded} for every user task, however it ends. */
@Component
class TaskEnds extends AbstractBpmnParseListener implements TaskListener {

    private final ApplicationEventPublisher events;

    TaskEnds(ApplicationEventPublisher events) {
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
        events.publishEvent(new TaskEnded(task.getId()));
    }
}
