package safecity.help;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What a text cites becomes addresses at the national law site, article by article. */
class LawLinksTest {

    private final LawLinks laws;

    LawLinksTest() throws IOException {
        laws = new LawLinks();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            행정절차법 제41조, 제42조, 제43조 | 행정절차법 제41조; 행정절차법 제42조; 행정절차법 제43조
            (지방자치법 제32조제2항·제3항) | 지방자치법 제32조
            위원의 임기(지방자치법 시행령 제79조) | 지방자치법 시행령 제79조
            지방계약법 제17조, 시행령 제64조–제66조 | 지방자치단체를 당사자로 하는 계약에 관한 법률 제17조; 지방자치단체를 당사자로 하는 계약에 관한 법률 시행령 제64조; 지방자치단체를 당사자로 하는 계약에 관한 법률 시행령 제66조
            지방계약법 시행령 제32조의2 | 지방자치단체를 당사자로 하는 계약에 관한 법률 시행령 제32조의2
            공공감사에 관한 법률 제22조, 같은 법 시행령 제13조 | 공공감사에 관한 법률 제22조; 공공감사에 관한 법률 시행령 제13조
            지방자치법 제28조, 제32조제8항, 시행령 제80조 | 지방자치법 제28조; 지방자치법 제32조; 지방자치법 시행령 제80조
            행정규제기본법, 행정규제 관련 조례 | 행정규제기본법
            기록을 남긴다(공공기록물 관리에 관한 법률). | 공공기록물 관리에 관한 법률
            지방자치법 제28조와 다시 지방자치법 제28조 | 지방자치법 제28조
            조례로 정한 정수 안에서 제3조를 본다 |
            """)
    void eachArticleIsCitedOnceByItsLaw(String text, String expected) {
        assertThat(String.join(
                        "; ", laws.in(text).stream().map(LawLinks.Link::text).toList()))
                .isEqualTo(expected == null ? "" : expected);
    }

    @ParameterizedTest
    @CsvSource({
        "지방자치법 시행령 제79조, 법령/지방자치법시행령/제79조",
        "지방계약법 시행령 제32조의2, 법령/지방자치단체를당사자로하는계약에관한법률시행령/제32조의2",
        "행정규제기본법, 법령/행정규제기본법",
        "개인정보의 안전성 확보조치 기준 제8조, 행정규칙/개인정보의안전성확보조치기준"
    })
    void theAddressIsThatOfTheArticle(String text, String path) {
        String address = laws.in(text).get(0).address();
        assertThat(URI.create(address).getHost()).isEqualTo("www.law.go.kr");
        assertThat(address).matches("[!-~]+");
        assertThat(URLDecoder.decode(address, StandardCharsets.UTF_8)).isEqualTo("https://www.law.go.kr/" + path);
    }

    /** A law that a model names and this list doesn't know would be missed in silence. */
    @ParameterizedTest
    @MethodSource("documentations")
    void everyArticleInTheModelsHasItsLink(String documentation) {
        List<String> links =
                laws.in(documentation).stream().map(LawLinks.Link::text).toList();
        Matcher article = Pattern.compile("제\\d+조(의\\d+)?").matcher(documentation);
        while (article.find()) {
            assertThat(links).as(documentation).anyMatch(link -> link.endsWith(" " + article.group()));
        }
        Matcher law = Pattern.compile("[가-힣]+(법|법률|규정|기준)(?= 제)|(?<=\\()[가-힣 ]+(법|법률)(?=\\))")
                .matcher(documentation);
        while (law.find()) {
            assertThat(links).as(law.group() + " in " + documentation).isNotEmpty();
        }
    }

    static Stream<String> documentations() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("processes"))) {
            return files.filter(file -> file.toString().endsWith(".bpmn")).sorted().toList().stream()
                    .flatMap(file ->
                            Bpmn.readModelFromFile(file.toFile()).getModelElementsByType(UserTask.class).stream())
                    .map(task -> task.getDocumentations().iterator().next().getTextContent());
        }
    }
}
