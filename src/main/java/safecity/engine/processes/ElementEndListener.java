package safecity.engine.processes;

import java.time.Instant;
import java.time.LocalDate;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import safecity.engine.models.StepProperties;

/** Publishes {@link ElementEnded} for the elements on which a milestone can rest. */
@Component
public class ElementEndListener extends AbstractBpmnParseListener implements ExecutionListener {

    private final ApplicationEventPublisher events;

    ElementEndListener(ApplicationEventPublisher events) {
        this.events = events;
    }

    @Override
    public void notify(DelegateExecution execution) {
        ExecutionEntity entity = (ExecutionEntity) execution;
        if (execution.isCanceled() || execution.getProcessBusinessKey() == null) {
            return;
        }
        Object stage = execution.getVariable("stage");
        Object on = execution.getVariableLocal("reachedOn");
        events.publishEvent(new ElementEnded(
                execution.getProcessBusinessKey(),
                entity.getProcessDefinition().getKey(),
                execution.getCurrentActivityId(),
                stage == null ? null : stage.toString(),
                Instant.ofEpochMilli(ClockUtil.getCurrentTime().getTime()),
                acts(execution),
                on == null ? null : LocalDate.parse(on.toString())));
    }

    private static @Nullable String acts(DelegateExecution execution) {
        Object named = execution.getVariableLocal("reachedBy");
        return named != null
                ? named.toString()
                : StepProperties.of(execution.getBpmnModelElementInstance(), StepProperties.ACT)
                        .map(act -> act + "/")
                        .orElse(null);
    }

    private void listenTo(ActivityImpl activity) {
        activity.addListener(ExecutionListener.EVENTNAME_END, this);
    }

    @Override
    public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        listenTo(activity);
    }

    @Override
    public void parseServiceTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        listenTo(activity);
    }

    @Override
    public void parseCallActivity(Element element, ScopeImpl scope, ActivityImpl activity) {
        listenTo(activity);
    }

    @Override
    public void parseSubProcess(Element element, ScopeImpl scope, ActivityImpl activity) {
        listenTo(activity);
    }

    @Override
    public void parseEndEvent(Element element, ScopeImpl scope, ActivityImpl activity) {
        listenTo(activity);
    }

    @Override
    public void parseIntermediateThrowEvent(Element element, ScopeImpl scope, ActivityImpl activity) {
        listenTo(activity);
    }
}
