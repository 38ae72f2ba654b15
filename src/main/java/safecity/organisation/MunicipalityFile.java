package safecity.organisation;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import safecity.engine.authorization.GroupKind;

/** A municipality and its departments as {@code municipality.yaml} describes them. */
record MunicipalityFile(String id, String nameKo, String nameEn, List<Entry> departments) {

    private static final ObjectMapper YAML = YAMLMapper.builder()
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .build();

    /**
     * @param duty what the department does in the procedures; its id is {@code <municipality>-<duty>}
     * @param kind what it is to the municipality; the usual one of its duty where the file says nothing
     */
    record Entry(@JsonProperty("role") String duty, GroupKind kind, String nameKo, String nameEn) {

        Entry {
            kind = kind == null ? DepartmentKinds.usual(duty) : kind;
        }
    }

    static MunicipalityFile read(InputStream content) throws IOException {
        return YAML.readValue(content, MunicipalityFile.class);
    }
}
