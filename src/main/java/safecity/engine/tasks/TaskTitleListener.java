package safecity.engine.tasks;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.stereotype.Component;
import safecity.engine.models.TaskTitles;

/**
 * Gives each task what tells it from others of its name, as a variable of the task itself: who may read a task may read
 * those, while the variables of the process stay closed to its candidates. A list shows them with every task.
 */
@Component
public class TaskTitleListener extends AbstractBpmnParseListener implements TaskListener {

    @Override
    public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        if (activity.getActivityBehavior() instanceof UserTaskActivityBehavior task) {
            task.getTaskDefinition().addBuiltInTaskListener(EVENTNAME_CREATE, this);
        }
    }

    @Override
    public void notify(DelegateTask task) {
        for (String title : TaskTitles.ON_CARDS) {
            Object value = task.getVariable(title);
            if (value != null) {
                task.setVariableLocal(title, value);
            }
        }
        TaskTitles.ROUNDS.stream()
                .map(task::getVariable)
                .filter(round -> round instanceof Number number && number.longValue() > 1)
                .findFirst()
                .ifPresent(round -> task.setVariableLocal(TaskTitles.ROUND, round + "차"));
    }
}
