package safecity;

import java.util.TimeZone;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;
import safecity.engine.time.EngineClock;

/** Starts the product: the engine with its web applications, our tables and our pages, in one process. */
@SpringBootApplication
public class SafeCityApplication {

    /**
     * Under the profile {@code schema} the tables are made, under {@code verify} they are proved, and the process ends;
     * otherwise it serves until stopped.
     */
    public static void main(String[] args) {
        keepTheEnginesZone();
        ConfigurableApplicationContext context = SpringApplication.run(SafeCityApplication.class, args);
        if (context.getEnvironment().matchesProfiles("schema | retention | verify")) {
            System.exit(SpringApplication.exit(context));
        }
    }

    /**
     * The engine's columns have no zone: it writes and reads them in the zone of the Java process. Another zone than the one
     * in which they were written moves every moment of the engine, and what happened after three in the afternoon in UTC
     * lands on the next day in Seoul.
     */
    private static void keepTheEnginesZone() {
        TimeZone.setDefault(TimeZone.getTimeZone(EngineClock.SEOUL));
    }
}
