package safecity.project.plan;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Reads a plan file ({@code municipalities/<id>/plan.yaml}). A file that can't be read or contradicts itself in
 * structure is refused with its name, the line and the reason; contradictions of content (dates, sums) are findings of
 * {@link PlanChecks} and refuse nothing.
 */
public final class PlanFile {

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory())
            .registerModule(new JavaTimeModule())
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .setDefaultSetterInfo(JsonSetter.Value.construct(Nulls.FAIL, Nulls.FAIL));

    /** The whole file: the project's head and the first version of its plan. */
    public record Content(Head project, PlanDocument plan) {}

    public record Head(
            String key,
            String municipality,
            String titleKo,
            String titleEn,
            @JsonSetter(nulls = Nulls.SET) @Nullable String item,
            String policyGoal,
            String scheme,
            boolean domesticFirst) {}

    private PlanFile() {}

    /** @throws InvalidPlanException when the file can't be read or contradicts itself in structure */
    public static Content read(String name, InputStream content) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content.readAllBytes()))
                    .toString();
            Content file = YAML.readValue(text, Content.class);
            PlanStructure.check(name, file, YamlLines.of(text));
            return file;
        } catch (JsonProcessingException malformed) {
            JsonLocation at = malformed.getLocation();
            throw new InvalidPlanException(name, at == null ? 0 : at.getLineNr(), malformed.getOriginalMessage());
        } catch (CharacterCodingException otherEncoding) {
            throw new InvalidPlanException(name, 0, "the file is not UTF-8");
        } catch (IOException unreadable) {
            throw new InvalidPlanException(name, 0, unreadable.getMessage());
        }
    }
}
