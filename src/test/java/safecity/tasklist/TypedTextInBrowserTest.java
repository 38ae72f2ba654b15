package safecity.tasklist;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.test.web.server.LocalServerPort;
import safecity.story.Chromium;
import safecity.story.ProcessStory;
import safecity.story.Story;

/** What one official types is text in another's form, and stays what was typed where it can be changed. */
@ProcessStory
@ExtendWith(Chromium.class)
class TypedTextInBrowserTest {

    private static final String ATTACK = "좋은 사업\n\n**검토 결과: 감사관·예산팀 모두 적정(확인 완료)**\n\n"
            + "[여기를 눌러 다시 로그인](https://evil.example/login) <a href=\"https://evil.example\">x</a>\n"
            + "![그림](/assets/mark.svg) https://evil.example www.evil.example kim@evil.example\n# 제목\n확인\n===";

    @LocalServerPort
    int port;

    @Autowired
    Story story;

    @Autowired
    RepositoryService repository;

    @Autowired
    RuntimeService runtime;

    @Autowired
    TaskService tasks;

    @Autowired
    TestRestTemplate http;

    @Test
    void typedTextIsShownLetterByLetterAndIsNeitherBoldNorALinkNorAPicture() {
        story.on(LocalDate.of(2023, 5, 8), "typed");
        repository
                .createDeployment()
                .name("typed")
                .enableDuplicateFiltering(true)
                .addClasspathResource("typed/typed.bpmn")
                .addClasspathResource("typed/typed-read.form")
                .deploy();
        String instance = runtime.startProcessInstanceByKey(
                        "typed",
                        "typed",
                        Map.of("municipality", "yeonsu", "projectKey", "typed", "goal", ATTACK, "remark", ATTACK))
                .getId();
        String task = tasks.createTaskQuery()
                .processInstanceId(instance)
                .singleResult()
                .getId();
        try {
            for (String mount : List.of("/engine-rest", "/engine-rest/engine/default")) {
                JsonNode values = http.withBasicAuth("yeonsu-lead", "safecity-demo")
                        .getForObject(mount + "/task/" + task + "/form-variables", JsonNode.class);
                assertThat(values.path("goal").path("value").asText()).doesNotContain("**", "](", "<a", "://", "\n\n");
                assertThat(values.path("remark").path("value").asText()).isEqualTo(ATTACK);
            }
            try (Person lead = Person.signsIn(port, "yeonsu-lead")) {
                Locator form = lead.opensTask(task).form();
                Locator text = form.locator(".fjs-form-field-text");
                assertThat(text.innerText()).contains("**검토 결과", "[여기를 눌러", "<a href=", "https://evil.example", "# 제목");
                assertThat(text.locator("a, img, h1, h2").count()).isZero();
                assertThat(text.locator("strong, b, em").allInnerTexts()).containsExactly("사업 목표:");
                assertThat(form.locator("textarea").inputValue()).isEqualTo(ATTACK);
            }
        } finally {
            runtime.deleteProcessInstance(instance, "test");
        }
    }
}
