package safecity;

import java.util.Arrays;
import java.util.TimeZone;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;
import safecity.binder.BinderCommand;
import safecity.engine.time.EngineClock;

/** Starts the product: the engine with its web applications, our tables and our pages, in one process. */
@SpringBootApplication
public class SafeCityApplication {

    /**
     * Under the profile {@code schema} the tables are made, under {@code verify} they are proved, and the process ends;
     * otherwise it serves until stopped. {@code binder verify <file>} needs neither a database nor the product's settings.
     */
    public static void main(String[] args) {
        if (args.length > 0 && args[0].equals(BinderCommand.NAME)) {
            System.exit(BinderCommand.run(Arrays.copyOfRange(args, 1, args.length), System.out));
        }
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
