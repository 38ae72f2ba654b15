package safecity.casefile;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.sql.ResultSetMetaData;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import safecity.story.Chromium;
import safecity.story.ProcessStory;
import safecity.story.Profiles;
import safecity.story.Story;

/** Every kind of fact has a page: its statements run, its columns have words, and who may not see it gets nothing. */
@ProcessStory
@ExtendWith(Chromium.class)
class FactPagesTest {

    private static final String PROJECT = "yeonsu-facts";

    private static final Pattern TABLE = Pattern.compile("(?:FROM|JOIN) ([a-z_]+)");

    @LocalServerPort
    int port;

    @Autowired
    Story story;

    @Autowired
    List<FactSource> sources;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MessageSource messages;

    @AfterEach
    void leaveNothing() {
        story.clear(PROJECT);
    }

    @Test
    void everyColumnAndHeadingHasAWordInBothLanguages() {
        assertThat(sources).extracting(FactSource::kind).doesNotHaveDuplicates().hasSize(10);
        for (FactSource source : sources) {
            List<String> keys = new ArrayList<>(List.of("fact.kind." + source.kind()));
            jdbc.sql(source.list()).param("project", "nowhere").query().listOfRows();
            for (FactSource.Part part : source.parts()) {
                keys.add("fact.part." + part.heading());
                keys.addAll(jdbc.sql(part.sql())
                        .param("project", "nowhere")
                        .param("id", "0")
                        .param("today", LocalDate.of(2025, 6, 2))
                        .query(rows -> {
                            ResultSetMetaData columns = rows.getMetaData();
                            List<String> names = new ArrayList<>();
                            for (int at = 1; at <= columns.getColumnCount(); at++) {
                                names.add("fact." + columns.getColumnLabel(at));
                            }
                            return names;
                        }));
            }
            assertThat(keys).as(source.kind()).allSatisfy(key -> {
                assertThat(messages.getMessage(key, null, Locale.KOREAN)).isNotBlank();
                assertThat(messages.getMessage(key, null, Locale.ENGLISH)).doesNotContainPattern("[가-힣]");
            });
        }
    }

    /** What the tables of the facts allow in a column of codes is read as a word. */
    @Test
    void everyCodeThatATableAllowsHasAWordInBothLanguages() {
        Set<String> tables = new TreeSet<>();
        for (FactSource source : sources) {
            Stream.concat(Stream.of(source.list()), source.parts().stream().map(FactSource.Part::sql))
                    .flatMap(sql -> TABLE.matcher(sql).results())
                    .forEach(table -> tables.add(table.group(1)));
        }
        tables.remove("project");
        List<String> codes =
                jdbc.sql("""
                SELECT DISTINCT code[1] FROM pg_constraint c,
                    regexp_matches(pg_get_constraintdef(c.oid), '''([A-Za-z][A-Za-z_-]+)''::text', 'g') code
                WHERE c.contype = 'c' AND c.conrelid::regclass::text IN (:tables)
                  AND pg_get_constraintdef(c.oid) LIKE '%= ANY (ARRAY[%'
                """).param("tables", tables).query(String.class).list();
        assertThat(codes).hasSizeGreaterThan(60).allSatisfy(code -> {
            assertThat(messages.getMessage("fact.code." + code, null, Locale.KOREAN))
                    .containsPattern("[가-힣]");
            assertThat(messages.getMessage("fact.code." + code, null, Locale.ENGLISH))
                    .doesNotContainPattern("[가-힣]");
        });
    }

    /** 양성평등기본법 제21조: neither sex more than six tenths of the appointed; a term is over when its last day is. */
    @ParameterizedTest
    @CsvSource({
        "6, 4, 2025-06-02, within-six-tenths,",
        "7, 4, 2025-06-02, above-six-tenths,",
        "4, 7, 2025-06-01, above-six-tenths, 11",
        "5, 5, 2025-06-01, within-six-tenths, 10"
    })
    void aCommitteeTellsItsBalanceAndItsTerms(int men, int women, LocalDate termTo, String rule, Integer over) {
        String balance = sources.stream()
                .filter(source -> source.kind().equals("committees"))
                .flatMap(source -> source.parts().stream())
                .filter(part -> part.heading().equals("balance"))
                .findFirst()
                .orElseThrow()
                .sql();
        String project = "fact-balance-%d-%d-%d".formatted(men, women, termTo.getDayOfMonth());
        story.on(LocalDate.of(2025, 6, 2), project);
        jdbc.sql("""
                INSERT INTO committee (project_key, name, existing, men, women, officials, subcommittees, ratio_exception, formed_on,
                    recorded_by, recorded_at)
                VALUES (?, '안전도시위원회', false, ?, ?, 0, 1, true, ?, 'yeonsu-lead', now())
                """).params(project, men, women, termTo.minusYears(1)).update();
        jdbc.sql("""
                INSERT INTO committee_member (project_key, seat, kind, sex, subcommittee, term_from, term_to)
                SELECT :project, seat, 'appointed', CASE WHEN seat <= :men THEN 'male' ELSE 'female' END, '1분과', :from, :to
                FROM generate_series(1, :men + :women) seat
                """)
                .param("project", project)
                .param("men", men)
                .param("women", women)
                .param("from", termTo.minusYears(1))
                .param("to", termTo)
                .update();
        Map<String, Object> row = jdbc.sql(balance)
                .param("project", project)
                .param("today", LocalDate.of(2025, 6, 2))
                .query()
                .singleRow();
        assertThat(row.get("sex_rule")).isEqualTo(rule);
        assertThat((Long) row.get("terms_over")).isEqualTo(over == null ? null : over.longValue());
    }

    @Test
    void aProgrammeIsFoundFromItsMilestoneAndTellsWhatWasEnteredForIt() {
        story.on(LocalDate.of(2024, 1, 8), PROJECT);
        story.start("safety-programme", Map.of("programmeCode", "P02"));
        Page page = Profiles.page(port, "yeonsu-manager");
        page.navigate("http://localhost:" + port + "/projects/" + PROJECT);
        page.locator(".milestones a[href$='#programmes']").first().click();
        page.locator("main a[href$='/facts/programmes/P02']").click();
        assertThat(page.locator("main")).containsText("교통행정과");
        assertThat(page.locator("main")).containsText("지표");
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of("target", "screenshots", "fact-programme.png"))
                .setFullPage(true));
        assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
        page.setViewportSize(390, 844);
        assertThat(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
                .isEqualTo(true);
        page.setViewportSize(1440, 900);
        Profiles.leave(page);
        String address = "/projects/" + PROJECT + "/facts/programmes/P02";
        for (String reader : List.of("yeonsu-traffic", "yeonsu-mayor", "yeonsu-auditor")) {
            assertThat(status(reader, address)).as(reader).isEqualTo(200);
        }
        assertThat(status("yeonsu-certifier", address)).as("an outside body").isEqualTo(404);
        assertThat(status("yeonsu-auditor", "/projects/" + PROJECT + "/facts/programmes/P99"))
                .isEqualTo(404);
        assertThat(status("yeonsu-auditor", "/projects/" + PROJECT + "/facts/nothing/P02"))
                .isEqualTo(404);
        assertThat(status("yeonsu-auditor", "/projects/no-project/facts")).isEqualTo(404);
    }

    private int status(String account, String path) {
        Page page = Profiles.page(port, account);
        int status = page.navigate("http://localhost:" + port + path).status();
        Profiles.leave(page);
        return status;
    }
}
