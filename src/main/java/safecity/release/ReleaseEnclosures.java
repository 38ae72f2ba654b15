package safecity.release;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import safecity.casefile.CaseDocument;
import safecity.casefile.CaseEnclosures;
import safecity.engine.models.ModelContract;
import safecity.engine.processes.InstanceFacts;
import safecity.engine.submission.StepEntered.Caller;

/** Who decides on a release opens what is to be released: files with the decision, texts on the page of the proposal. */
@Component
class ReleaseEnclosures implements CaseEnclosures {

    private final ReleaseRepository store;
    private final ReleasedEvidence evidence;
    private final InstanceFacts instances;

    ReleaseEnclosures(ReleaseRepository store, ReleasedEvidence evidence, InstanceFacts instances) {
        this.store = store;
        this.evidence = evidence;
        this.instances = instances;
    }

    @Override
    public List<CaseDocument> of(List<Caller> path, String project) {
        return path.stream()
                .filter(caller -> caller.process().equals(ModelContract.Processes.RELEASE))
                .findFirst()
                .flatMap(caller -> instances
                        .find(caller.instance(), ModelContract.Processes.RELEASE, ModelContract.Variables.RELEASE_ID)
                        .map(release -> papers(Long.parseLong(release), caller.instance(), project)))
                .orElse(List.of());
    }

    private List<CaseDocument> papers(long release, String instance, String project) {
        List<Released> files = store.items(release).stream()
                .filter(item -> item.kind().equals("evidence") && item.isThere())
                .toList();
        var names =
                evidence.fileNames(project, files.stream().map(Released::piece).toList());
        return files.stream()
                .map(file -> new CaseDocument(
                        Long.parseLong(file.ref()),
                        file.version(),
                        file.titleKo(),
                        null,
                        names.getOrDefault(file.piece(), ""),
                        instance,
                        ""))
                .toList();
    }

    @Override
    public @Nullable String page(String process, String project) {
        return process.equals(ModelContract.Processes.RELEASE) ? "/projects/" + project + "/releases" : null;
    }
}
