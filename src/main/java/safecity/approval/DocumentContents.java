package safecity.approval;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import safecity.casefile.CaseContent;
import safecity.casefile.CaseDocument;
import safecity.casefile.CaseFiles;
import safecity.casefile.CaseText;
import safecity.engine.models.ModelContract;
import safecity.engine.processes.InstanceFacts;
import safecity.engine.submission.CallerPaths;
import safecity.engine.submission.FormContent;
import safecity.engine.submission.StepEntered;
import safecity.engine.submission.StepEntered.Caller;

/**
 * What a document is about, as it was when it was submitted. Each submission keeps the steps that were entered for it and the
 * versions of the papers on file; both never change, so that a reference is what was signed.
 */
@Component
class DocumentContents implements FormContent {

    private static final String SUBMIT = "submit";

    private final JdbcClient jdbc;
    private final DocumentRepository documents;
    private final CaseFiles files;
    private final CaseText text;
    private final CallerPaths paths;
    private final InstanceFacts instances;

    DocumentContents(
            JdbcClient jdbc,
            DocumentRepository documents,
            CaseFiles files,
            CaseText text,
            CallerPaths paths,
            InstanceFacts instances) {
        this.paths = paths;
        this.instances = instances;
        this.jdbc = jdbc;
        this.documents = documents;
        this.files = files;
        this.text = text;
    }

    /** A document is submitted, with its next round. */
    @EventListener
    void entered(StepEntered step) {
        if (step.process().equals(ModelContract.Processes.APPROVAL)
                && step.element().equals(ModelContract.Elements.APPROVAL_DRAFT)
                && SUBMIT.equals(step.value().apply("decision"))
                && step.value().apply(ModelContract.Variables.DOCUMENT_ID) instanceof String document) {
            keep(
                    document,
                    rounds(document) + 1,
                    live(step.path(), step.projectKey(), step.value().apply(ModelContract.Variables.CONTENT_PROCESS)));
        }
    }

    private void keep(String document, int round, CaseContent content) {
        List<String> steps = new ArrayList<>();
        content.recent().forEach(step -> steps.add(step.id()));
        for (int at = 0; at < steps.size(); at++) {
            jdbc.sql("INSERT INTO approval_content (document_id, round, position, step_id) VALUES (?, ?, ?, ?)")
                    .params(document, round, at, steps.get(at))
                    .update();
        }
        for (CaseDocument paper : content.documents()) {
            jdbc.sql("INSERT INTO approval_attachment (document_id, round, evidence_id, version) VALUES (?, ?, ?, ?)")
                    .params(document, round, paper.id(), paper.version())
                    .update();
        }
    }

    /** Who drafts sees what would be submitted now; everybody after that what was. */
    @Override
    public @Nullable String of(Place place) {
        if (!place.process().equals(ModelContract.Processes.APPROVAL)
                || !(place.variable().apply(ModelContract.Variables.DOCUMENT_ID) instanceof String document)) {
            return null;
        }
        CaseContent content = place.element().equals(ModelContract.Elements.APPROVAL_DRAFT)
                ? live(
                        place.path(),
                        place.projectKey(),
                        place.variable().apply(ModelContract.Variables.CONTENT_PROCESS))
                : of(document, rounds(document)).enclosing(files.page(place.path(), place.projectKey()));
        return text.of(content, "/documents/" + document);
    }

    /** What would be submitted if the drafter submitted the document now. */
    CaseContent live(String id) {
        Document document = documents.get(id);
        List<Caller> path = paths.of(
                document.projectKey(),
                ModelContract.Processes.APPROVAL,
                ModelContract.Variables.DOCUMENT_ID,
                document.id());
        return path.isEmpty()
                ? new CaseContent(List.of(), List.of(), List.of())
                : live(
                        path,
                        document.projectKey(),
                        instances
                                .find(
                                        path.get(0).instance(),
                                        ModelContract.Processes.APPROVAL,
                                        ModelContract.Variables.CONTENT_PROCESS)
                                .orElse(null));
    }

    private CaseContent live(List<Caller> path, String project, @Nullable Object besides) {
        return files.content(path, project, besides == null ? null : besides.toString());
    }

    /** What was submitted in a round; empty where the product didn't keep it yet. */
    CaseContent of(String document, int round) {
        List<String> steps =
                jdbc.sql("""
                SELECT step_id FROM approval_content WHERE document_id = ? AND round = ? ORDER BY position
                """).params(document, round).query(String.class).list();
        List<CaseDocument> attachments =
                jdbc.sql("""
                SELECT a.evidence_id AS id, a.version, e.title, e.kind, v.file_name, e.instance, e.element
                FROM approval_attachment a JOIN evidence e ON e.id = a.evidence_id
                JOIN evidence_version v ON v.evidence_id = a.evidence_id AND v.version = a.version
                WHERE a.document_id = ? AND a.round = ? ORDER BY a.evidence_id
                """).params(document, round).query(CaseDocument.class).list();
        return new CaseContent(files.steps(steps), List.of(), attachments);
    }

    private int rounds(String document) {
        return (int) documents.acts(document).stream()
                .filter(act ->
                        act.step() == ApprovalAct.Step.DRAFT && act.decision().equals(SUBMIT))
                .count();
    }
}
