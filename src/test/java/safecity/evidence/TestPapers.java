package safecity.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.task.Task;
import org.springframework.boot.test.context.TestComponent;
import safecity.engine.identity.Accounts;

/** Files the papers that a task asks for, for stories that are not about them. */
@TestComponent
public class TestPapers {

    private final EvidenceFiles files;
    private final EvidenceRepository table;
    private final Accounts accounts;
    private final Map<String, List<String>> asked;

    TestPapers(EvidenceFiles files, EvidenceRepository table, Accounts accounts) throws IOException {
        this.files = files;
        this.table = table;
        this.accounts = accounts;
        this.asked = asked();
    }

    /** @param account a department's account that may file */
    public void file(Task task, String projectKey, String account) {
        String place = task.getProcessDefinitionId().split(":")[0] + "/" + task.getTaskDefinitionKey();
        for (String paper : asked.getOrDefault(place, List.of())) {
            if (!table.kinds(task.getProcessInstanceId(), task.getTaskDefinitionKey())
                    .contains(paper)) {
                file(task, projectKey, account, paper);
            }
        }
    }

    private void file(Task task, String projectKey, String account, String paper) {
        EvidenceMetadata filing =
                new EvidenceMetadata(null, paper, null, null, null, null, null, null, null, null, task.getId());
        try {
            byte[] content = Samples.pdf(paper + task.getId());
            files.file(
                    projectKey,
                    filing,
                    paper + ".pdf",
                    new ByteArrayInputStream(content),
                    content.length,
                    accounts.find(account).orElseThrow());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** Papers that the forms of a process ask for. */
    Set<String> askedBy(String process) {
        return asked.entrySet().stream()
                .filter(form -> form.getKey().startsWith(process + "/"))
                .flatMap(form -> form.getValue().stream())
                .collect(Collectors.toSet());
    }

    private static Map<String, List<String>> asked() throws IOException {
        Map<String, List<String>> asked = new HashMap<>();
        ObjectMapper json = new ObjectMapper();
        try (Stream<Path> forms = Files.walk(Path.of("forms"))) {
            for (Path form :
                    forms.filter(file -> file.toString().endsWith(".form")).toList()) {
                List<String> papers = json.readTree(form.toFile()).findValues("paper").stream()
                        .map(JsonNode::asText)
                        .toList();
                if (!papers.isEmpty()) {
                    asked.put(
                            form.getParent().getFileName() + "/"
                                    + form.getFileName().toString().replace(".form", ""),
                            papers);
                }
            }
        }
        return asked;
    }
}
