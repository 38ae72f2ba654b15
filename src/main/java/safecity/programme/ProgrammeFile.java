package safecity.programme;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import safecity.engine.models.Actor;
import safecity.project.ProjectRegistered;

/** Gives a new project the programmes of its municipality, {@code municipalities/<id>/programmes.yaml}, if it has any. */
@Component
class ProgrammeFile {

    private final Programmes programmes;
    private final ObjectMapper yaml =
            new ObjectMapper(new YAMLFactory()).enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES);

    ProgrammeFile(Programmes programmes) {
        this.programmes = programmes;
    }

    record Entry(
            String code,
            String title,
            String field,
            @JsonProperty("ownerRole") String ownerDuty,
            int fromYear,
            int toYear,
            String goal,
            String targetGroup,
            String criterion,
            long budgetMillion,
            String indicatorName,
            String formula,
            String dataSource,
            String unit,
            String direction,
            String measure,
            int baselineYear,
            String baselineValue,
            String targetValue) {

        Programme programme(String projectKey) {
            return new Programme(projectKey, code, title, field, ownerDuty, fromYear, toYear, Programme.PLANNED);
        }

        ProgrammePlan plan() {
            return new ProgrammePlan(
                    1,
                    goal,
                    targetGroup,
                    criterion,
                    budgetMillion,
                    indicatorName,
                    formula,
                    dataSource,
                    unit,
                    direction,
                    measure,
                    baselineYear,
                    new BigDecimal(baselineValue),
                    new BigDecimal(targetValue));
        }
    }

    @EventListener
    void load(ProjectRegistered project) {
        ClassPathResource file = new ClassPathResource("municipalities/" + project.municipality() + "/programmes.yaml");
        if (file.exists()) {
            for (Entry entry : read(file)) {
                programmes.register(entry.programme(project.projectKey()), entry.plan(), "추진계획의 안전증진사업", Actor.SYSTEM);
            }
        }
    }

    private List<Entry> read(ClassPathResource file) {
        try (InputStream content = file.getInputStream()) {
            return List.of(yaml.readValue(content, Entry[].class));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(file.getPath(), unreadable);
        }
    }
}
