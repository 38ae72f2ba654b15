package safecity.engine.forms;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.dmn.feel.impl.FeelException;
import org.camunda.bpm.dmn.feel.impl.scala.ScalaFeelEngineFactory;
import org.camunda.bpm.engine.variable.Variables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import safecity.FormFiles;

/** Which paper each form asks for, and when it does not: an auditor asks for the paper, not for the tick beside it. */
class PapersOfFormsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Form, what is submitted or stands there when it opens, papers. */
    static final List<List<String>> CASES = """
            project-preparation/sign-support-agreement;           {};                               업무지원 협약서
            project-preparation/submit-letter-of-intent;          {};                               추진의향서
            research-contract/deliberate-research;                {"decision": "rejected"};         회의록
            research-contract/write-specification;                {};                               과업지시서
            contract-tender/request-quotation;                    {"decision": "selected"};         견적서
            contract-tender/request-quotation;                    {"decision": "failed"};
            negotiated-tender/announce-tender;                    {};                               입찰공고문
            negotiated-tender/evaluate-proposals;                 {"decision": "none"};             제안서 평가결과
            contract-tender/conclude-contract;                    {"decision": "concluded", "contractAmount": 50000001, "documentWaiver": 50000000}; 계약서
            contract-tender/conclude-contract;                    {"decision": "concluded", "contractAmount": 50000000, "documentWaiver": 50000000};
            contract-tender/conclude-contract;                    {"decision": "concluded"};        계약서
            contract-tender/conclude-contract;                    {"decision": "failed"};
            contract-performance/start-work;                      {};                               착수계
            contract-performance/midterm-report;                  {"decision": "accepted"};         중간보고서
            contract-performance/midterm-report;                  {"decision": "supplement"};
            contract-performance/final-report;                    {"decision": "accepted"};         최종보고서
            contract-performance/final-report;                    {"decision": "supplement"};
            contract-performance/receive-completion;              {};                               완료계
            contract-performance/inspect;                         {"decision": "passed", "inspectionReport": true}; 검사조서
            contract-performance/inspect;                         {"decision": "passed", "inspectionReport": false};
            contract-performance/inspect;                         {"decision": "failed", "inspectionReport": true};
            ordinance-drafting/draft-ordinance;                   {};                               조례안
            ordinance-drafting/estimate-cost;                     {"decision": "attached"};         비용추계서
            ordinance-drafting/estimate-cost;                     {"decision": "not-needed"};       비용추계서 미첨부 사유서
            ordinance-drafting/assess-gender-impact;              {"decision": "agree"};            성별영향평가 검토의견서
            ordinance-drafting/assess-corruption-risk;            {"decision": "agree"};            부패영향평가 결과서
            ordinance-notice/publish-notice;                      {};                               입법예고문
            ordinance-enactment/deliberate-bill;                  {"decision": "deferred"};         회의록
            promulgation-decision/promulgate;                     {};                               공포문
            ordinance-promulgation/promulgate-confirmed;          {};                               공포문
            ordinance-promulgation/promulgate-by-chair;           {};                               공포문
            committee-formation/record-exception;                 {"decision": "refused"};          양성평등위원회 의결서
            committee-formation/appoint-members;                  {};                               위촉장
            committee-formation/elect-chair;                      {};                               회의록
            safety-programme/deliberate-plan;                     {"decision": "revise"};           회의록
            annual-report/deliberate-report;                      {"decision": "amended"};          회의록
            annual-report/deliberate-report;                      {"decision": "no-committee"};
            annual-report/submit-report;                          {};                               연차보고서
            accreditation-application/submit-application;         {};                               공인신청서
            onsite-audit/hold-audit;                              {};                               질의응답 기록
            onsite-audit/record-domestic-result;                  {"decision": "re-audit"};         1차 실사 결과서
            corrective-action/correct-finding;                    {"decision": "done"};             보완조치 결과
            corrective-action/correct-finding;                    {"decision": "hand-over"};
            certification/register-certificate;                   {};                               공인 승인 통보서
            declaration/ask-election-commission;                  {"decision": "postpone"};         선거관리위원회 회신문
            declaration/sign-agreement;                           {};                               공인협정서
            declaration/hold-ceremony;                            {"decision": "held"};             선포식 결과보고
            declaration/hold-ceremony;                            {"decision": "postponed"};
            declaration/hold-ceremony;                            {"decision": "called-off"};
            """.lines()
            .map(line -> Stream.of(line.split(";", -1)).map(String::strip).toList())
            .toList();

    private static final FeelEngine FEEL = new ScalaFeelEngineFactory(List.of()).createInstance();

    private final FormRules rules = new FormRules(Clock.systemUTC(), PapersOfFormsTest::feel, JSON);

    @ParameterizedTest(name = "{0}")
    @FieldSource("CASES")
    void aPaperIsAskedForWhereItIsThePointOfTheTask(List<String> one) throws IOException {
        DeployedForm form = DeployedForm.read(FormFiles.read(file(one.get(0))));
        @SuppressWarnings("unchecked")
        Map<String, Object> values = JSON.readValue(one.get(1), Map.class);
        Map<String, Object> sent = new HashMap<>(values);
        sent.keySet().retainAll(form.variables());
        assertThat(rules.papers(form, sent, values)).isEqualTo(one.get(2).isEmpty() ? List.of() : List.of(one.get(2)));
    }

    @Test
    void everyPaperOfEveryFormIsToldAboveAndNamedInItsText() throws IOException {
        Set<String> asked = new TreeSet<>();
        try (Stream<Path> forms = Files.walk(Path.of("forms"))) {
            for (Path form :
                    forms.filter(file -> file.toString().endsWith(".form")).toList()) {
                String name = form.getParent().getFileName() + "/"
                        + form.getFileName().toString().replace(".form", "");
                for (JsonNode component : papers(FormFiles.read(form))) {
                    String paper = component.path("properties").path("paper").asText();
                    asked.add(name + " " + paper);
                    assertThat(component.path("text").asText())
                            .as(name)
                            .startsWith("**「" + paper + "」" + object(paper) + " 증빙자료로");
                }
            }
        }
        assertThat(asked)
                .isEqualTo(new TreeSet<>(CASES.stream()
                        .filter(one -> !one.get(2).isEmpty())
                        .map(one -> one.get(0) + " " + one.get(2))
                        .toList()));
    }

    private static Object feel(String expression, Map<String, Object> context) {
        try {
            return FEEL.evaluateSimpleExpression(
                    expression, Variables.fromMap(context).asVariableContext());
        } catch (FeelException without) {
            return null;
        }
    }

    private static Path file(String name) {
        return Path.of("forms", name + ".form");
    }

    private static List<JsonNode> papers(JsonNode form) {
        List<JsonNode> papers = new ArrayList<>();
        form.path("components").forEach(component -> {
            if (component.path("properties").has("paper")) {
                papers.add(component);
            }
        });
        return papers;
    }

    /** The particle after a word: 을 behind a consonant, 를 behind a vowel. */
    private static String object(String word) {
        return (word.charAt(word.length() - 1) - '가') % 28 == 0 ? "를" : "을";
    }
}
