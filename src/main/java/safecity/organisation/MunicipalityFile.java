package safecity.organisation;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** A municipality and its departments as {@code municipality.yaml} describes them. */
record MunicipalityFile(String id, String nameKo, String nameEn, List<Entry> departments) {

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    /** @param role what the department does in the procedures; its id is {@code <municipality>-<role>} */
    record Entry(String role, String nameKo, String nameEn) {}

    static MunicipalityFile read(InputStream content) throws IOException {
        return YAML.readValue(content, MunicipalityFile.class);
    }
}
