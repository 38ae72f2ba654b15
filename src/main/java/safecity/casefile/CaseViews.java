package safecity.casefile;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import safecity.casefile.StepView.PaperView;
import safecity.casefile.StepView.RemarkView;
import safecity.engine.identity.Account;
import safecity.engine.identity.Accounts;
import safecity.engine.models.ModelNames;
import safecity.language.TaskNames;
import safecity.organisation.PostNames;

/** Shows what was entered to a reader who may see it. */
@Component
public class CaseViews {

    private final CaseFiles files;
    private final CaseDocuments documents;
    private final Accounts accounts;
    private final PostNames posts;
    private final CaseReaders readers;
    private final List<FactSource> sources;
    private final ObjectProvider<CaseEnclosures> enclosures;
    private final MessageSource messages;

    CaseViews(
            CaseFiles files,
            CaseDocuments documents,
            Accounts accounts,
            PostNames posts,
            CaseReaders readers,
            List<FactSource> sources,
            ObjectProvider<CaseEnclosures> enclosures,
            MessageSource messages) {
        this.readers = readers;
        this.sources = sources;
        this.enclosures = enclosures;
        this.files = files;
        this.documents = documents;
        this.accounts = accounts;
        this.posts = posts;
        this.messages = messages;
    }

    public List<StepView> steps(List<EnteredStep> steps, Account reader, Locale locale) {
        return steps.stream().map(step -> step(step, reader, locale)).toList();
    }

    public StepView step(EnteredStep step, Account reader, Locale locale) {
        return new StepView(
                step.id(),
                step.id().startsWith("start/") ? "/procedures/" + step.instance() : "/tasks/" + step.id(),
                TaskNames.of(messages, step.process(), step.element(), step.name(), locale),
                step.title(),
                messages.getMessage("process." + step.process(), null, step.procedure(), locale),
                step.instance(),
                step.departments().stream()
                        .map(group -> posts.of(group, locale))
                        .toList(),
                accounts.name(step.actor()),
                step.at(),
                step.language().equals("en"),
                step.lines(),
                told(papers(files.documents(step), reader), locale),
                facts(step, reader));
    }

    private @Nullable String facts(EnteredStep step, Account reader) {
        return step.projectKey() == null || !readers.inside(reader.groups())
                ? null
                : sources.stream()
                        .filter(source -> source.processes().contains(step.process()))
                        .findFirst()
                        .map(source -> "/projects/" + step.projectKey() + "/facts#" + source.kind())
                        .orElseGet(() -> enclosures
                                .orderedStream()
                                .map(source -> source.page(step.process(), step.projectKey()))
                                .filter(Objects::nonNull)
                                .findFirst()
                                .orElse(null));
    }

    /** Everybody of the house reads what was entered; of a paper that is closed to them it says no more than that there is one. */
    private List<PaperView> told(List<PaperView> papers, Locale locale) {
        return papers.stream()
                .map(paper -> paper.readable()
                        ? paper
                        : new PaperView(
                                paper.id(),
                                paper.version(),
                                messages.getMessage("case.closedPaper", null, locale),
                                null,
                                false))
                .toList();
    }

    /** Those of a decision, each with its name for whoever decides. */
    public List<PaperView> papers(List<CaseDocument> papers, Account reader) {
        return papers.stream()
                .map(paper -> new PaperView(
                        paper.id(),
                        paper.version(),
                        paper.title(),
                        paper.fileName(),
                        documents.reads(reader, paper.id())))
                .toList();
    }

    public List<RemarkView> remarks(Collection<EnteredStep> steps) {
        return files.remarks(steps).stream()
                .map(remark -> new RemarkView(
                        ModelNames.oneLine(remark.taskName()),
                        accounts.name(remark.author()),
                        remark.text(),
                        remark.at().toInstant()))
                .toList();
    }
}
