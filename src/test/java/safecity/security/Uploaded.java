package safecity.security;

/** Models that somebody could try to bring along. */
final class Uploaded {

    private Uploaded() {}

    /** A model of this id whose one step holds {@code content} and these attributes. */
    static String model(String id, String attributes, String content) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
                    xmlns:camunda="http://camunda.org/schema/1.0/bpmn" xmlns:activiti="http://activiti.org/bpmn"
                    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="d" targetNamespace="attack">
                  <bpmn:process id="%s" isExecutable="true" camunda:historyTimeToLive="P1D">
                    <bpmn:startEvent id="s" />
                    <bpmn:sequenceFlow id="a" sourceRef="s" targetRef="t" />
                    <bpmn:serviceTask id="t" %s>%s</bpmn:serviceTask>
                    <bpmn:sequenceFlow id="b" sourceRef="t" targetRef="e" />
                    <bpmn:endEvent id="e" />
                  </bpmn:process>
                </bpmn:definitions>
                """.formatted(id, attributes, content);
    }

    /** A model that starts by a timer, which the engine evaluates while it deploys. */
    static String startedBy(String id, String date) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
                    xmlns:camunda="http://camunda.org/schema/1.0/bpmn" id="d" targetNamespace="attack">
                  <bpmn:process id="%s" isExecutable="true" camunda:historyTimeToLive="P1D">
                    <bpmn:startEvent id="s"><bpmn:timerEventDefinition id="x">
                      <bpmn:timeDate>%s</bpmn:timeDate></bpmn:timerEventDefinition></bpmn:startEvent>
                    <bpmn:sequenceFlow id="a" sourceRef="s" targetRef="e" />
                    <bpmn:endEvent id="e" />
                  </bpmn:process>
                </bpmn:definitions>
                """.formatted(id, date);
    }
}
