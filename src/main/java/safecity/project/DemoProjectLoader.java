package safecity.project;

import java.io.IOException;
import java.io.InputStream;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/** Loads the plans of the demo municipalities. */
@Component
@Profile("demo")
@Order(200)
class DemoProjectLoader implements ApplicationRunner {

    private final PlanLoader plans;

    DemoProjectLoader(PlanLoader plans) {
        this.plans = plans;
    }

    @Override
    public void run(ApplicationArguments arguments) throws IOException {
        for (Resource file :
                new PathMatchingResourcePatternResolver().getResources("classpath*:municipalities/*/plan.yaml")) {
            try (InputStream content = file.getInputStream()) {
                String path = file.getURL().getPath();
                plans.load(path.substring(path.lastIndexOf("municipalities/")), content);
            }
        }
    }
}
