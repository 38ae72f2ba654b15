package safecity.binder;

import java.util.ArrayList;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import safecity.approval.DocumentRecords;
import safecity.approval.DocumentRecords.DocumentRecord;

/** The documents that were sent into approval, each with its line and every round, for reading and for programs. */
@Component
@Order(4)
class DocumentsSection implements BinderSection {

    private final DocumentRecords documents;
    private final BinderPapers papers;

    DocumentsSection(DocumentRecords documents, BinderPapers papers) {
        this.documents = documents;
        this.papers = papers;
    }

    @Override
    public void write(Making making) {
        List<DocumentRecord> told = new ArrayList<>();
        for (String id : documents.of(making.project().key(), making.until())) {
            documents
                    .find(id, making.reader(), Making.KOREAN)
                    .ifPresentOrElse(
                            document -> {
                                if (making.selection().takes(document)) {
                                    told.add(document);
                                }
                            },
                            () -> making.files().leaveOut("document", id, BinderFiles.RIGHT));
        }
        for (DocumentRecord document : told) {
            String path = "data/documents/" + document.id();
            making.files().json(path + ".json", document);
            if (!making.files().has(path + ".pdf")) {
                making.files().add(path + ".pdf", papers.document(making, document));
            }
        }
        making.files().json("data/documents/documents.json", told);
    }
}
