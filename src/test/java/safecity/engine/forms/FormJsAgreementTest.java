package safecity.engine.forms;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Page;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.dmn.feel.impl.FeelException;
import org.camunda.bpm.dmn.feel.impl.scala.ScalaFeelEngineFactory;
import org.camunda.bpm.engine.variable.Variables;
import safecity.FormFiles;
import safecity.refusal.Refusal;
import safecity.story.Chromium;

/**
 * The server and the form renderer that Tasklist ships say the same about every form of ours, whatever is entered. Where the
 * server is stricter on purpose (ADR 20) nothing is generated. Needs Chromium; without one skipped.
 */
class FormJsAgreementTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final FeelEngine FEEL_ENGINE = new ScalaFeelEngineFactory(List.of()).createInstance();
    private static final String CHUNK = "META-INF/resources/webjars/camunda/lib/deps.js";
    private static final int TRIES = 500;

    private static Page page;

    private final FormRules rules = new FormRules(
            Clock.fixed(Instant.parse("2026-03-04T00:00:00Z"), ZoneId.of("Asia/Seoul")),
            FormJsAgreementTest::feel,
            JSON);

    /** @param data what Tasklist would submit; @param errors its sentences, by field; none when it would submit */
    private record Rendered(Map<String, Object> data, Map<String, Object> errors) {}

    @BeforeContainer
    static void loadTheRenderer() throws IOException {
        page = Chromium.started().newPage();
        page.setContent("<!DOCTYPE html><title>form-js</title><body></body>");
        for (String script : List.of(CHUNK, "form-js.js")) {
            try (InputStream source = FormJsAgreementTest.class.getClassLoader().getResourceAsStream(script)) {
                String text = new String(source.readAllBytes(), StandardCharsets.UTF_8);
                page.addScriptTag(new Page.AddScriptTagOptions()
                        .setContent("window.webpackChunkcamunda_bpm_webapp ??= [];" + text));
            }
        }
    }

    @AfterContainer
    static void leave() {
        if (page != null) {
            page.close();
        }
    }

    /** What a person can enter is taken by both or by neither. */
    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.BOUNDED, seed = "20261127")
    void whatTasklistWouldSubmitIsAcceptedAndWhatItWouldNotIsRefused(@ForAll("entered") FilledForm filled) {
        Rendered rendered = render(filled, filled.schema());
        Optional<Refusal> refused = refused(filled, rendered.data());
        assertThat(refused.isPresent())
                .as("%s%nform-js: %s%nserver: %s", filled, rendered, refused.map(FormJsAgreementTest::said))
                .isEqualTo(!rendered.errors().isEmpty());
    }

    /** A client can send anything; what the server takes of it, the form in Tasklist would have shown unchanged and submitted. */
    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.BOUNDED, seed = "20261128")
    void whatTheServerAcceptsTheFormWouldHaveSubmitted(@ForAll("sent") FilledForm filled) {
        if (refused(filled, filled.values()).isEmpty()) {
            Rendered rendered = render(filled, delivered(filled.schema()));
            assertThat(rendered.errors()).as("%s", filled).isEmpty();
            rendered.data()
                    .forEach((name, value) -> assertThat(shape(value))
                            .as("%s of %s", name, filled)
                            .isIn(taken(filled.values().get(name))));
        }
    }

    /** Blanks count as nothing; a field that holds no text shows them as nothing too. */
    private static List<Object> taken(Object sent) {
        return sent instanceof String text && text.isBlank()
                ? Arrays.asList(shape(sent), shape(null))
                : Collections.singletonList(shape(sent));
    }

    @Provide
    Arbitrary<FilledForm> entered() {
        return FilledForm.of(forms(), false);
    }

    @Provide
    Arbitrary<FilledForm> sent() {
        return FilledForm.of(forms(), true);
    }

    private static List<JsonNode> forms() {
        try (Stream<Path> files = Files.walk(Path.of("forms"))) {
            return files.filter(file -> file.toString().endsWith(".form"))
                    .sorted()
                    .map(FormFiles::read)
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** As Tasklist gets it, in which a number or a day is typed as text. */
    private static JsonNode delivered(JsonNode schema) {
        try {
            return JSON.readTree(
                    FormsWithoutChoices.delivered(JSON, new ByteArrayInputStream(JSON.writeValueAsBytes(schema))));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Rendered render(FilledForm filled, JsonNode schema) {
        Map<String, Object> opened = new HashMap<>(filled.opened());
        opened.putAll(filled.values());
        try {
            String asked = JSON.writeValueAsString(Map.of("schema", schema, "values", opened));
            return JSON.readValue((String) page.evaluate("window.fillIn", asked), Rendered.class);
        } catch (JsonProcessingException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private Optional<Refusal> refused(FilledForm filled, Map<String, Object> submitted) {
        try {
            rules.accept(DeployedForm.read(filled.schema()), submitted, filled.opened());
            return Optional.empty();
        } catch (Refusal refusal) {
            return Optional.of(refusal);
        }
    }

    private static List<String> said(Refusal refusal) {
        return refusal.parts().stream()
                .map(part -> part.code() + " " + part.field().orElse(""))
                .toList();
    }

    /** An empty field is null, an empty text or an unticked box to the renderer. */
    private static Object shape(Object value) {
        boolean empty = value == null
                || value.equals("")
                || value.equals(false)
                || value instanceof List<?> list && list.isEmpty();
        if (value instanceof String text && text.matches("-?[0-9]{1,20}([.][0-9]+)?")) {
            return Double.valueOf(text);
        }
        return empty ? null : value instanceof Number number ? number.doubleValue() : value;
    }

    private static Object feel(String expression, Map<String, Object> context) {
        try {
            return FEEL_ENGINE.evaluateSimpleExpression(
                    expression, Variables.fromMap(context).asVariableContext());
        } catch (FeelException without) {
            return null;
        }
    }
}
