package safecity;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the product: the engine with its web applications, our tables and our pages, in one process. */
@SpringBootApplication
public class SafeCityApplication {

    public static void main(String[] args) {
        SpringApplication.run(SafeCityApplication.class, args);
    }
}
