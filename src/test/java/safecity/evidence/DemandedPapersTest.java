package safecity.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;
import safecity.story.ProcessStory;
import safecity.story.Story;

/** A form asks for a paper: the task isn't complete without it, whichever door is used. */
@ProcessStory
class DemandedPapersTest {

    private static final String PROJECT = "yeonsu-demanded";
    private static final String PAPER = "최종보고서";

    @Autowired
    TestRestTemplate http;

    @Autowired
    Story story;

    @Autowired
    TaskService tasks;

    @Autowired
    RepositoryService repository;

    @Autowired
    RuntimeService runtime;

    private Clerk lead;
    private Task task;

    @BeforeEach
    void theFinalReportIsDue() throws IOException {
        story.on(LocalDate.of(2023, 5, 8), PROJECT);
        lead = new Clerk(http, "yeonsu-lead");
        story.clear(PROJECT);
        try (InputStream form = Files.newInputStream(Path.of("forms/contract-performance/final-report.form"))) {
            repository
                    .createDeployment()
                    .name("papers")
                    .enableDuplicateFiltering(true)
                    .addClasspathResource("papers/papers.bpmn")
                    .addInputStream("papers/final-report.form", form)
                    .deploy();
        }
        runtime.startProcessInstanceByKey("papers", PROJECT, Map.of("municipality", "yeonsu", "projectKey", PROJECT));
        task = story.task("final-report");
    }

    @Test
    void theTabSaysWhatIsAskedForAndTheTaskStaysOpenWithoutIt() {
        assertThat(lead.get("/api/tasks/" + task.getId() + "/evidence")
                        .getBody()
                        .path("demanded")
                        .toString())
                .isEqualTo("[{\"name\":\"최종보고서\",\"filed\":false}]");
        ResponseEntity<JsonNode> refused = complete("accepted", "");
        assertThat(refused.getStatusCode().value()).isEqualTo(400);
        assertThat(refused.getBody().path("message").asText()).contains("「최종보고서」가 증빙자료에 없습니다");
        assertThat(isOpen()).isTrue();
    }

    @Test
    void anotherPaperAtTheTaskAndThePaperElsewhereDontCount() {
        lead.files(PROJECT, "a.pdf", Samples.pdf("other kind"), Map.of("task", task.getId(), "kind", "중간보고서"));
        lead.files(PROJECT, "a.pdf", Samples.pdf("other place"), Map.of("kind", PAPER));
        assertThat(complete("accepted", "").getStatusCode().value()).isEqualTo(400);
        assertThat(isOpen()).isTrue();
    }

    @Test
    void withThePaperTheTaskIsCompleteAndAWithdrawnOneIsNone() {
        long id = file();
        assertThat(lead.withdraws(id, "잘못 올렸습니다.").getStatusCode().value()).isEqualTo(200);
        assertThat(complete("accepted", "").getStatusCode().value()).isEqualTo(400);
        file();
        assertThat(complete("accepted", "").getStatusCode().value()).isEqualTo(204);
        assertThat(isOpen()).isFalse();
    }

    @Test
    void whoAsksForACorrectionNeedsNoPaper() {
        assertThat(complete("supplement", "목차를 고치십시오.").getStatusCode().value()).isEqualTo(204);
    }

    @Test
    void aTaskThatCameBackFindsWhatWasFiledTheFirstTime() {
        file();
        assertThat(complete("supplement", "목차를 고치십시오.").getStatusCode().value()).isEqualTo(204);
        story.settle();
        task = story.task("final-report");
        assertThat(complete("accepted", "").getStatusCode().value()).isEqualTo(204);
    }

    private long file() {
        ResponseEntity<JsonNode> filed = lead.files(
                PROJECT,
                "보고서.pdf",
                Samples.pdf(task.getId() + Math.random()),
                Map.of("task", task.getId(), "kind", PAPER));
        assertThat(filed.getStatusCode().value()).as("%s", filed.getBody()).isEqualTo(201);
        return filed.getBody().path("id").asLong();
    }

    private ResponseEntity<JsonNode> complete(String decision, String comment) {
        HttpHeaders headers = new HttpHeaders();
        headers.set(HttpHeaders.ACCEPT_LANGUAGE, "ko");
        Map<String, Object> values = comment.isEmpty()
                ? Map.of("decision", Map.of("value", decision))
                : Map.of("decision", Map.of("value", decision), "comment", Map.of("value", comment));
        return http.withBasicAuth("yeonsu-lead", "safecity-demo")
                .exchange(
                        "/engine-rest/task/" + task.getId() + "/submit-form",
                        HttpMethod.POST,
                        new HttpEntity<>(Map.of("variables", values), headers),
                        JsonNode.class);
    }

    private boolean isOpen() {
        return tasks.createTaskQuery().taskId(task.getId()).count() == 1;
    }
}
