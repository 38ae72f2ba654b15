package safecity.modelling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.ScriptTask;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaScript;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import safecity.engine.models.StepProperties;

/** The rules of modelling, over every process. */
class ProcessRulesTest {

    /** Ten years, the least; a certificate lasts five and its records longer. In days: the engine reads no other. */
    private static final int LEAST_HISTORY = 3_653;

    private static final int MOST_NODES = 26;
    private static final Pattern HANGUL = Pattern.compile("[가-힣]");
    private static final Pattern KEBAB = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final Pattern GENERATED =
            Pattern.compile("(Activity|Gateway|Event|Flow|Process|SequenceFlow|Task)_[0-9a-z]{6,8}");
    private static final Pattern ROUTED =
            Pattern.compile("\\$\\{routing\\.(?<post>group|approvers)\\(municipality, (?<duty>[a-zA-Z]+|.*)\\)}");

    static Stream<Process> processes() {
        return Models.processes().values().stream()
                .flatMap(model -> model.getModelElementsByType(Process.class).stream());
    }

    @ParameterizedTest
    @MethodSource("processes")
    void aProcessSaysInKoreanWhatItIsAndKeepsItsHistory(Process process) {
        assertThat(process.isExecutable()).isTrue();
        assertThat(process.getId()).matches(KEBAB);
        assertThat(process.getName()).containsPattern(HANGUL);
        assertThat(process.getDocumentations())
                .as("documentation of %s", process.getId())
                .isNotEmpty();
        assertThat(process.getCamundaVersionTag())
                .as("version tag of %s", process.getId())
                .isNotBlank();
        Matcher days = Pattern.compile("P(\\d+)D").matcher(String.valueOf(process.getCamundaHistoryTimeToLiveString()));
        assertThat(days.matches()).as("history of %s in days", process.getId()).isTrue();
        assertThat(Integer.parseInt(days.group(1))).isGreaterThanOrEqualTo(LEAST_HISTORY);
    }

    /** Whatever isn't foreseen goes somewhere, and stands still in no gateway. */
    @ParameterizedTest
    @MethodSource("processes")
    void aDecisionHasAWayForWhatNobodyForesaw(Process process) {
        assertThat(all(process, ExclusiveGateway.class))
                .filteredOn(gateway -> gateway.getOutgoing().size() > 1)
                .allSatisfy(gateway -> assertThat(gateway.getDefault())
                        .as("default of %s in %s", gateway.getId(), process.getId())
                        .isNotNull());
    }

    /** What the way out of a decision is called when something is granted, passed or settled by it. */
    private static final Pattern GRANTED =
            Pattern.compile("결재|공인|통과|충족|충분|완결|완비|완료|접수|적정|적합|합격|이행|개최|개시|가능|승인|인정|원안의결|의결|가결|회부|종결|채택");

    /** Whoever answers nothing that was foreseen gets nothing granted: the default leads back or to somebody's desk. */
    @ParameterizedTest
    @MethodSource("processes")
    void nothingIsGrantedByDefault(Process process) {
        assertThat(all(process, ExclusiveGateway.class))
                .filteredOn(gateway -> gateway.getDefault() != null)
                .filteredOn(gateway -> GRANTED.matcher(
                                String.valueOf(gateway.getDefault().getName()).strip())
                        .matches())
                .extracting(gateway -> gateway.getId())
                .as("gateways of %s that grant by default", process.getId())
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("processes")
    void aUserTaskSaysWhatToDoWithWhichFormWhoDoesItAndByWhen(Process process) {
        for (UserTask task : all(process, UserTask.class)) {
            assertThat(task.getName()).as("name of %s", task.getId()).containsPattern(HANGUL);
            assertThat(task.getDocumentations())
                    .as("documentation of %s", task.getId())
                    .isNotEmpty();
            assertThat(task.getDocumentations()
                            .iterator()
                            .next()
                            .getTextContent()
                            .strip())
                    .as("documentation of %s", task.getId())
                    .hasSizeGreaterThan(20);
            assertThat(task.getCamundaFormRef()).as("form of %s", task.getId()).isNotBlank();
            assertThat(task.getCamundaFormRefBinding())
                    .as("form of %s comes from its own deployment", task.getId())
                    .isEqualTo("deployment");
            assertThat(task.getCamundaCandidateGroups())
                    .as("department of %s", task.getId())
                    .matches(ROUTED);
            assertThat(task.getCamundaAssignee())
                    .as("nobody is written into %s", task.getId())
                    .isNull();
            assertThat(task.getCamundaDueDate())
                    .as("due date of %s", task.getId())
                    .contains("deadlines.");
        }
    }

    /** What is called by another process lacks the project when somebody starts it by hand. */
    @ParameterizedTest
    @MethodSource("processes")
    void aPersonStartsWhatHasAStartFormAndNothingElse(Process process) {
        boolean asks = process.getFlowElements().stream()
                .anyMatch(element -> element instanceof StartEvent start && start.getCamundaFormRef() != null);
        assertThat(process.isCamundaStartableInTasklist())
                .as("%s in Tasklist's list", process.getId())
                .isEqualTo(asks);
    }

    /** Who reads the models for a department's work reads the properties; who runs them reads the expression. */
    @ParameterizedTest
    @MethodSource("processes")
    void aUserTaskStatesTheDutyThatItIsGivenTo(Process process) {
        for (UserTask task : all(process, UserTask.class)) {
            Matcher routed = ROUTED.matcher(task.getCamundaCandidateGroups());
            assertThat(routed.matches()).isTrue();
            String duty = routed.group("duty");
            Optional<String> stated = StepProperties.of(task, StepProperties.DUTY);
            Optional<String> from = StepProperties.of(task, StepProperties.DUTY_FROM);
            if (duty.equals(StepProperties.DUTY)) {
                assertThat(from).as("variable of %s", task.getId()).isEmpty();
                assertThat(Duties.OF_YEONSU).as("duty of %s", task.getId()).contains(stated.orElseThrow());
            } else {
                assertThat(stated).as("duty of %s", task.getId()).isEmpty();
                assertThat(from)
                        .as("duty of %s", task.getId())
                        .isEqualTo(duty.matches("\\w+") ? Optional.of(duty) : Optional.empty());
            }
            assertThat(StepProperties.of(task, StepProperties.POST))
                    .as("post of %s", task.getId())
                    .isEqualTo(
                            routed.group("post").equals("approvers")
                                    ? Optional.of(StepProperties.HEAD)
                                    : Optional.empty());
        }
    }

    @ParameterizedTest
    @MethodSource("processes")
    void idsSayWhatTheyAreAbout(Process process) {
        for (FlowElement element : all(process, FlowElement.class)) {
            assertThat(element.getId()).doesNotMatch(GENERATED);
            if (!(element instanceof SequenceFlow)) {
                assertThat(element.getId()).matches(KEBAB);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("processes")
    void noModelHoldsAScriptOrAClass(Process process) {
        assertThat(all(process, ScriptTask.class)).isEmpty();
        assertThat(all(process, CamundaScript.class)).isEmpty();
        for (ServiceTask task : all(process, ServiceTask.class)) {
            assertThat(task.getCamundaClass()).as("class of %s", task.getId()).isNull();
            assertThat(task.getCamundaDelegateExpression())
                    .as("delegate of %s", task.getId())
                    .isNull();
            assertThat(task.getCamundaExpression())
                    .as("%s calls a bean", task.getId())
                    .isNotBlank();
        }
    }

    @ParameterizedTest
    @MethodSource("processes")
    void whatMayFailOutsideHasRetriesOfItsOwn(Process process) {
        for (FlowNode node : all(process, FlowNode.class)) {
            if (node.isCamundaAsyncBefore() || node.isCamundaAsyncAfter()) {
                assertThat(node
                                .getDomElement()
                                .getChildElementsByNameNs(
                                        "http://www.omg.org/spec/BPMN/20100524/MODEL", "extensionElements")
                                .stream()
                                .flatMap(extensions -> extensions.getChildElements().stream())
                                .map(extension -> extension.getLocalName()))
                        .as("retry cycle of %s", node.getId())
                        .contains("failedJobRetryTimeCycle");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("processes")
    void aLevelFitsOneScreen(Process process) {
        assertThat(own(process.getFlowElements()))
                .as("nodes of %s", process.getId())
                .hasSizeLessThanOrEqualTo(MOST_NODES);
        for (SubProcess sub : all(process, SubProcess.class)) {
            assertThat(own(sub.getFlowElements()))
                    .as("nodes of %s", sub.getId())
                    .hasSizeLessThanOrEqualTo(MOST_NODES);
        }
    }

    @ParameterizedTest
    @MethodSource("processes")
    void aGatewayThatDecidesAsksAQuestionAndEveryAnswerIsNamed(Process process) {
        for (ExclusiveGateway gateway : all(process, ExclusiveGateway.class)) {
            if (gateway.getOutgoing().size() < 2) {
                continue;
            }
            assertThat(gateway.getName()).as("question of %s", gateway.getId()).containsPattern(HANGUL);
            for (SequenceFlow answer : gateway.getOutgoing()) {
                assertThat(answer.getName()).as("answer %s", answer.getId()).isNotBlank();
                boolean isDefault = answer.equals(gateway.getDefault());
                assertThat(isDefault || answer.getConditionExpression() != null)
                        .as("%s has a condition or is the default", answer.getId())
                        .isTrue();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("processes")
    void aMessageIsNamedAfterWhatHasHappened(Process process) {
        for (Message message : ((BpmnModelInstance) process.getModelInstance()).getModelElementsByType(Message.class)) {
            assertThat(message.getName()).matches("safecity\\.[a-z]+(-[a-z]+)*");
        }
    }

    @ParameterizedTest
    @MethodSource("processes")
    void whatIsCalledExistsAndBelongsToTheSameProject(Process process) {
        Set<String> known = processes().map(BaseElement::getId).collect(Collectors.toSet());
        for (CallActivity call : all(process, CallActivity.class)) {
            assertThat(known).as("process called by %s", call.getId()).contains(call.getCalledElement());
            assertThat(call.getDomElement().getChildElements().stream()
                            .flatMap(child -> child.getChildElements().stream())
                            .map(in -> in.getAttribute("businessKey")))
                    .as("business key of %s", call.getId())
                    .contains("#{execution.processBusinessKey}");
        }
    }

    @ParameterizedTest
    @MethodSource("processes")
    void everyNodeIsReachableAndLeadsSomewhere(Process process) {
        for (FlowNode node : all(process, FlowNode.class)) {
            String kind = node.getElementType().getTypeName();
            boolean begins = Set.of("startEvent", "boundaryEvent").contains(kind) || isEventSubProcess(node);
            boolean ends = kind.equals("endEvent") || isEventSubProcess(node);
            assertThat(begins || !node.getIncoming().isEmpty())
                    .as("%s is reached", node.getId())
                    .isTrue();
            assertThat(ends || !node.getOutgoing().isEmpty())
                    .as("%s leads on", node.getId())
                    .isTrue();
        }
    }

    private static boolean isEventSubProcess(FlowNode node) {
        return node instanceof SubProcess sub && sub.triggeredByEvent();
    }

    private static List<FlowElement> own(Collection<FlowElement> elements) {
        return elements.stream().filter(FlowNode.class::isInstance).toList();
    }

    private static <T extends ModelElementInstance> List<T> all(Process process, Class<T> type) {
        return List.copyOf(((BpmnModelInstance) process.getModelInstance()).getModelElementsByType(type));
    }
}
