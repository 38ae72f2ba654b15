package safecity;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** Starts the product: the engine with its web applications, our tables and our pages, in one process. */
@SpringBootApplication
public class SafeCityApplication {

    /**
     * Under the profile {@code schema} the tables are made, under {@code verify} they are proved, and the process ends;
     * otherwise it serves until stopped.
     */
    public static void main(String[] args) {
        ConfigurableApplicationContext context = SpringApplication.run(SafeCityApplication.class, args);
        if (context.getEnvironment().matchesProfiles("schema | retention | verify")) {
            System.exit(SpringApplication.exit(context));
        }
    }
}
