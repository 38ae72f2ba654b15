package safecity.accreditation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import safecity.accreditation.declaration.Certificates;
import safecity.engine.time.EngineClock;
import safecity.story.Novice;
import safecity.story.ProcessStory;
import safecity.story.Story;

/** Who knows nothing but the forms gets through, agreeing, sparing words or objecting to everything once. */
@ProcessStory
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuditNoviceTest {

    enum Manner {
        AGREEING,
        SPARING,
        OBJECTING
    }

    @Autowired
    Story story;

    @Autowired
    AuditCast cast;

    @Autowired
    ProcessEngine engine;

    @Autowired
    Certificates certificates;

    @Autowired
    JdbcClient jdbc;

    private String application;

    @BeforeAll
    void theApplicationStandsIn() {
        application = cast.standInThatPasses("accreditation-application");
    }

    @AfterAll
    void theApplicationComesBack() {
        cast.dismiss(application);
    }

    @ParameterizedTest
    @EnumSource
    void theReviewEndsWithTheAccreditation(Manner manner) {
        LocalDate begin = LocalDate.of(2025, 10, 1);
        cast.stage(story, begin, key("review", manner));
        // What stands in for the application records nothing.
        jdbc.sql("""
                INSERT INTO legal_act (project_key, act, done_on, entered_by, entered_at)
                VALUES (?, 'APPLICATION', ?, 'yeonsu-lead', ?)
                """)
                .params(
                        key("review", manner),
                        begin,
                        begin.atStartOfDay(EngineClock.SEOUL).toOffsetDateTime())
                .update();
        ProcessInstance review = story.start("accreditation-review", Map.of("letterOfIntentOn", "2022-11-08"));
        novice(manner).finish(review);
        assertThat(story.passed("accreditation-review")).endsWith("certification-granted");
        assertThat(story.passed("onsite-audit").stream().filter("audit-passed"::equals))
                .hasSize(2);
    }

    @ParameterizedTest
    @EnumSource
    void theInternationalAuditTakesNoLongerThanTheWinter(Manner manner) {
        cast.stage(story, LocalDate.of(2025, 12, 1), key("international", manner));
        novice(manner).finish(cast.opens("international"));
        assertThat(story.today()).isBefore("2026-03-01");
    }

    @ParameterizedTest
    @EnumSource
    void theDeclarationIsMade(Manner manner) {
        for (LocalDate day :
                Stream.of("2026-02-10", "2026-04-20").map(LocalDate::parse).toList()) {
            String project = key("declared-" + day.getMonthValue(), manner);
            cast.stage(story, day, project);
            certificates.registered(project, "ISCCC", "yeonsu-lead");
            ProcessInstance declaration = story.start("declaration", Map.of());
            novice(manner).finish(declaration);
            // Who objects to everything once tries each answer once: to hold no ceremony, too.
            assertThat(story.passed("declaration"))
                    .endsWith(manner == Manner.OBJECTING ? "ceremony-called-off" : "declared");
        }
    }

    private static String key(String what, Manner manner) {
        return "novice-" + what + "-" + manner.name().toLowerCase(java.util.Locale.ROOT);
    }

    private Novice novice(Manner manner) {
        return switch (manner) {
            case AGREEING -> Novice.agreeing(engine, story);
            case SPARING -> Novice.sparing(engine, story);
            case OBJECTING -> Novice.objecting(engine, story);
        };
    }
}
