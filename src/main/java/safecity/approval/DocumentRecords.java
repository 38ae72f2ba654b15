package safecity.approval;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import safecity.casefile.CaseDocument;
import safecity.casefile.EnteredStep;
import safecity.engine.identity.Account;
import safecity.refusal.Refusal;

/** The documents of a project that were sent into approval, each with its line, for whoever takes them along. */
@Component
public class DocumentRecords {

    private final ApprovalLines lines;
    private final DocumentContents contents;
    private final JdbcClient jdbc;

    DocumentRecords(ApprovalLines lines, DocumentContents contents, JdbcClient jdbc) {
        this.lines = lines;
        this.contents = contents;
        this.jdbc = jdbc;
    }

    /**
     * @param state  in words
     * @param amount won, 0 when none
     * @param rounds each submission: what it was about, and what everybody said
     */
    public record DocumentRecord(
            String id, String title, long amount, String state, List<Signed> line, List<Round> rounds) {}

    /** A box of the line. @param person null while nobody has signed */
    public record Signed(
            String step,
            String post,
            String mark,
            List<String> marks,
            @Nullable String person,
            @Nullable Instant at,
            @Nullable String comment) {}

    /** @param steps ids of what was entered, {@code evidence} as id and version */
    public record Round(int number, List<String> steps, List<String> evidence, List<Said> acts) {}

    public record Said(
            String step,
            String post,
            String person,
            String decision,
            @Nullable String comment,
            Instant at) {}

    /** Ids of the documents of a project, oldest first. @param until what was drafted later is not told */
    public List<String> of(String project, Instant until) {
        return jdbc.sql("""
                SELECT id FROM approval_document WHERE project_key = ? AND opened_at <= ? ORDER BY opened_at, id
                """)
                .params(project, until.atOffset(ZoneOffset.UTC))
                .query(String.class)
                .list();
    }

    /** Empty for a document that the reader may not see, by the rule of its page. */
    public Optional<DocumentRecord> find(String id, Account reader, Locale locale) {
        try {
            return Optional.of(told(lines.document(id, reader, locale)));
        } catch (Refusal refused) {
            return Optional.empty();
        }
    }

    private DocumentRecord told(ApprovalLineView view) {
        return new DocumentRecord(
                view.id(),
                view.title(),
                view.amount(),
                view.stateText(),
                view.boxes().stream()
                        .map(box -> new Signed(
                                box.stepText(),
                                box.post(),
                                box.markText(),
                                box.marks(),
                                box.person(),
                                box.at(),
                                box.comment()))
                        .toList(),
                view.rounds().stream().map(round -> round(view, round)).toList());
    }

    private Round round(ApprovalLineView view, ApprovalLineView.Round round) {
        return new Round(
                round.number(),
                contents.of(view.id(), round.number()).recent().stream()
                        .map(EnteredStep::id)
                        .toList(),
                contents.of(view.id(), round.number()).documents().stream()
                        .map(DocumentRecords::piece)
                        .toList(),
                round.acts().stream()
                        .map(said -> new Said(
                                said.stepText(),
                                said.post(),
                                said.person(),
                                said.decision(),
                                said.comment(),
                                said.at()))
                        .toList());
    }

    private static String piece(CaseDocument paper) {
        return paper.id() + "/v" + paper.version();
    }
}
