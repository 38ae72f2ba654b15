package safecity.story;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;
import safecity.evidence.TestPapers;
import safecity.history.ToldHistory;
import safecity.project.plan.TestProjects;
import safecity.research.ContractPlay;
import safecity.research.FormRobot;

/**
 * A test that tells a story on the real engine and a real PostgreSQL. All stories share one application context, so
 * each opens a project of its own through {@link Story}.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ActiveProfiles({"demo", "test"})
@Import({
    OpenWork.class,
    Story.class,
    Robot.class,
    TestProjects.class,
    TestPapers.class,
    ToldHistory.class,
    ContractPlay.class,
    FormRobot.class
})
public @interface ProcessStory {}
