package safecity.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.repository.Deployment;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import safecity.refusal.Refusal;
import safecity.story.ProcessStory;

/** No code comes from a deployment: not by any mount of the engine's API, and not from a model that is stored already. */
@ProcessStory
class ModelUploadStoryTest {

    private static final String PASSWORD = "safecity-demo";
    private static final String MACHINE =
            "''.getClass().forName('java.lang.Runtime').getMethods()[6].invoke(null).exec('touch %s')";
    private static final String FILE =
            "''.getClass().forName('java.io.File').getConstructor(''.getClass()).newInstance('%s').createNewFile()";

    @LocalServerPort
    int port;

    @Autowired
    TestRestTemplate http;

    @Autowired
    RepositoryService repository;

    @Autowired
    RuntimeService runtime;

    @Autowired
    ProcessEngineConfigurationImpl engine;

    @Autowired
    JdbcClient database;

    @TempDir
    Path place;

    private Path marker;

    @BeforeEach
    void marker() {
        marker = place.resolve("marker");
    }

    @Test
    void whatRunsCodeIsRefusedOnEveryMountAndLeavesNothingBehind() {
        Browser admin = new Browser(port);
        admin.signIn("admin", PASSWORD);
        admin.get("/camunda/api/admin/auth/user/default");
        SoftAssertions all = new SoftAssertions();
        attacks().forEach((name, model) -> {
            for (String mount : List.of("/engine-rest", "/engine-rest/engine/default")) {
                ResponseEntity<String> answer = deploy(mount, name, model);
                all.assertThat(answer.getStatusCode().value())
                        .as("%s %s %s", mount, name, answer.getBody())
                        .isBetween(400, 403);
                all.assertThat(answer.getBody())
                        .as(name)
                        .contains("\"violations\"")
                        .doesNotContain("Exception");
            }
            int web = admin.upload("/camunda/api/engine/engine/default/deployment/create", name, model)
                    .statusCode();
            all.assertThat(web).as("web %s", name).isBetween(400, 403);
        });
        all.assertAll();
        assertThat(marker).doesNotExist();
        assertThat(repository
                        .createProcessDefinitionQuery()
                        .processDefinitionKeyLike("attack%")
                        .count())
                .isZero();
    }

    @Test
    void nobodyPutsAModelATableOrAFormInThePlaceOfTheReleases() throws IOException {
        Map<String, String> product = new LinkedHashMap<>();
        product.put("other.bpmn", Uploaded.model("programme-proposal", "camunda:expression=\"${null}\"", ""));
        product.put("approval-line.dmn", Files.readString(Path.of("processes/approval-line.dmn")));
        product.put("x.form", "{\"id\":\"programme-proposal-screen-proposal\",\"type\":\"default\",\"components\":[]}");
        product.forEach((name, model) -> assertThat(
                        deploy("/engine-rest", name, model).getStatusCode().value())
                .as(name)
                .isEqualTo(403));
    }

    @Test
    void aModelThatOnlyNamesWhatIsOpenIsTakenWhereUploadsAreAllowed() {
        String harmless = Uploaded.model(
                "harmless",
                "camunda:expression=\"${deadlines.today().toString()}\" camunda:resultVariable=\"day\"",
                "");
        assertThat(deploy("/engine-rest", "harmless.bpmn", harmless)
                        .getStatusCode()
                        .value())
                .isEqualTo(200);
        assertThat(runtime.startProcessInstanceByKey("harmless").isEnded()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "camunda:expression=\"${%s}\"",
                "camunda:class=\"safecity.security.ModelUploadStoryTest$Named\"",
                "camunda:delegateExpression=\"${%s}\"",
                "activiti:expression=\"${%s}\""
            })
    void aModelThatWasStoredLongAgoReachesNoFurther(String attributes) {
        String file = FILE.formatted(marker);
        assertThatThrownBy(() -> runStored(Uploaded.model("stored", attributes.formatted(file), "")))
                .satisfies(failure -> assertThat(Refusal.in(failure)).isPresent());
        assertThat(marker).doesNotExist();
    }

    @Test
    void aStoredScriptOrCommandOfTheMachineDoesNotRun() {
        String script =
                "<bpmn:extensionElements><camunda:executionListener event=\"start\"><camunda:script scriptFormat=\"juel\">${"
                        + FILE.formatted(marker)
                        + "}</camunda:script></camunda:executionListener></bpmn:extensionElements>";
        String shell =
                "<bpmn:extensionElements><camunda:field name=\"command\" stringValue=\"touch\" /><camunda:field name=\"arg1\" stringValue=\""
                        + marker + "\" /></bpmn:extensionElements>";
        for (String stored : List.of(
                Uploaded.model("stored", "camunda:expression=\"${null}\"", script),
                Uploaded.model("stored", "camunda:type=\"shell\"", shell))) {
            assertThatThrownBy(() -> runStored(stored))
                    .satisfies(failure -> assertThat(Refusal.in(failure)).isPresent());
        }
        assertThat(marker).doesNotExist();
    }

    /** As if an earlier release had let the model in: its bytes are put under a deployment that was harmless. */
    private void runStored(String model) {
        Deployment deployment = repository
                .createDeployment()
                .addString("stored.bpmn", Uploaded.model("stored", "camunda:expression=\"${null}\"", ""))
                .deploy();
        try {
            database.sql("UPDATE act_ge_bytearray SET bytes_ = :model WHERE deployment_id_ = :deployment")
                    .param("model", model.getBytes(StandardCharsets.UTF_8))
                    .param("deployment", deployment.getId())
                    .update();
            engine.getDeploymentCache().discardProcessDefinitionCache();
            runtime.startProcessInstanceByKey("stored");
        } finally {
            repository.deleteDeployment(deployment.getId(), true);
        }
    }

    /** File name to content. */
    private Map<String, String> attacks() {
        String machine = MACHINE.formatted(marker);
        String file = FILE.formatted(marker);
        Map<String, String> attacks = new LinkedHashMap<>();
        attacks.put("timer.bpmn", Uploaded.startedBy("attack", "${" + file + "}"));
        attacks.put("deferred.bpmn", Uploaded.startedBy("attack", "#{" + file + "}"));
        attacks.put("mixed.bpmn", Uploaded.startedBy("attack", "2020 ${null} ${" + machine + "}"));
        attacks.put("bracket.bpmn", step("camunda:expression=\"${execution['class'].name}\""));
        attacks.put("engine.bpmn", step("camunda:expression=\"${execution.processEngineServices.runtimeService}\""));
        attacks.put("entity.bpmn", step("camunda:expression=\"${execution.getProcessEngine().close()}\""));
        attacks.put("bean.bpmn", step("camunda:expression=\"${deadlines.getClass().getProtectionDomain()}\""));
        attacks.put(
                "argument.bpmn", step("camunda:expression=\"${decisionRules.commentNeeded(''.getClass(), '', '')}\""));
        attacks.put("variable.bpmn", step("camunda:expression=\"${municipality.class.classLoader}\""));
        attacks.put("function.bpmn", step("camunda:expression=\"${S('{}').prop('x')}\""));
        attacks.put("class.bpmn", step("camunda:class=\"safecity.security.ModelUploadStoryTest$Named\""));
        attacks.put("delegate.bpmn", step("camunda:delegateExpression=\"${actor}\""));
        attacks.put("shell.bpmn", step("camunda:type=\"shell\""));
        attacks.put("older.bpmn", step("activiti:expression=\"${" + file + "}\""));
        attacks.put(
                "script.bpmn",
                Uploaded.model(
                        "attack",
                        "camunda:expression=\"${null}\"",
                        "<bpmn:extensionElements><camunda:executionListener event=\"start\"><camunda:script scriptFormat=\"juel\">${"
                                + file + "}</camunda:script></camunda:executionListener></bpmn:extensionElements>"));
        attacks.put(
                "field.bpmn",
                Uploaded.model(
                        "attack",
                        "camunda:expression=\"${null}\"",
                        "<bpmn:extensionElements><camunda:field name=\"x\"><camunda:expression>${" + file
                                + "}</camunda:expression></camunda:field></bpmn:extensionElements>"));
        attacks.put(
                "note.bpmn",
                Uploaded.model(
                        "attack",
                        "camunda:expression=\"${null}\"",
                        "<bpmn:documentation>${" + file + "}</bpmn:documentation>"));
        attacks.put(
                "entity-of-xml.bpmn",
                "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>"
                        + step("name=\"&e;\"").replace("<?xml version=\"1.0\" encoding=\"UTF-8\"?>", ""));
        attacks.put(
                "table.dmn",
                "<definitions xmlns=\"https://www.omg.org/spec/DMN/20191111/MODEL/\" id=\"d\" name=\"d\" namespace=\"n\"><decision id=\"attack\" name=\"a\"><literalExpression expressionLanguage=\"juel\"><text>${"
                        + file + "}</text></literalExpression></decision></definitions>");
        attacks.put("code.groovy", "new File('" + marker + "').createNewFile()");
        attacks.put("page.html", "<form><script>alert(1)</script></form>");
        attacks.put("case.cmmn", "<definitions />");
        return attacks;
    }

    private static String step(String attributes) {
        return Uploaded.model("attack", attributes, "");
    }

    private ResponseEntity<String> deploy(String mount, String name, String model) {
        MultiValueMap<String, Object> form = new LinkedMultiValueMap<>();
        form.add("deployment-name", "attack");
        form.add("data", new ByteArrayResource(model.getBytes(StandardCharsets.UTF_8)) {
            @Override
            public String getFilename() {
                return name;
            }
        });
        return http.withBasicAuth("admin", PASSWORD).postForEntity(mount + "/deployment/create", form, String.class);
    }

    /** What a model could name if classes were made for models. */
    public static class Named implements org.camunda.bpm.engine.delegate.JavaDelegate {
        @Override
        public void execute(org.camunda.bpm.engine.delegate.DelegateExecution execution) {
            throw new AssertionError("run");
        }
    }
}
