package safecity.workplace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpStatus;
import safecity.story.ProcessStory;

@ProcessStory
class EnglishNameControllerTest {

    @Autowired
    EnglishNameController names;

    @Autowired
    TestRestTemplate http;

    @Autowired
    RepositoryService repository;

    @Test
    void everyProcessAndTaskOfTheProductAndEveryListHasAnEnglishName() {
        EnglishNameController.EnglishNames all = names.names();
        assertThat(all.processes())
                .hasSizeGreaterThan(20)
                .containsEntry("추진계획과 공인준비도시 등재", "Plan and listing as a preparing community");
        assertThat(all.tasks()).hasSizeGreaterThan(120).containsEntry("추진계획 수립", "Draw up the plan");
        assertThat(all.lists()).containsEntry("할 일", "To do").containsEntry("문서", "Document");
        assertThat(all.lists().values()).doesNotContainNull().noneMatch(name -> name.matches(".*[가-힣].*"));
    }

    /** The check of the access log is a procedure and the first task in it. */
    @Test
    void aProcedureAndATaskOfOneNameKeepTheirOwn() {
        assertThat(names.names().processes()).containsEntry("접속기록 점검", "Check of the access log");
        assertThat(names.names().tasks()).containsEntry("접속기록 점검", "Check the access log");
    }

    /** A model that somebody else deployed. */
    @Test
    void whatHasNoEnglishNameIsLeftOut() {
        Deployment foreign = repository
                .createDeployment()
                .name("foreign")
                .addModelInstance(
                        "foreign.bpmn",
                        Bpmn.createExecutableProcess("foreign")
                                .name("남의 절차")
                                .camundaHistoryTimeToLive(30)
                                .startEvent()
                                .userTask("work")
                                .name("남의 업무")
                                .endEvent()
                                .done())
                .deploy();
        try {
            assertThat(names.names().processes()).doesNotContainKey("남의 절차");
            assertThat(names.names().tasks()).doesNotContainKey("남의 업무");
        } finally {
            repository.deleteDeployment(foreign.getId(), true);
        }
    }

    @Test
    void theyAreForWhoIsSignedIn() {
        assertThat(http.getForEntity("/api/names", String.class).getStatusCode())
                .isEqualTo(HttpStatus.UNAUTHORIZED);
        assertThat(http.withBasicAuth("yeonsu-certifier", "safecity-demo").getForObject("/api/names", Map.class))
                .containsKeys("processes", "tasks", "lists");
    }
}
