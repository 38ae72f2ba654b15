package safecity.approval;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import safecity.engine.Account;
import safecity.refusal.Refusal;
import safecity.refusal.Refusals;

/** The documents that the reader has submitted, with their line, and the way to recall one. */
@Controller
@RequestMapping("/documents")
class DocumentPages {

    private final SubmittedDocuments documents;
    private final Refusals refusals;

    DocumentPages(SubmittedDocuments documents, Refusals refusals) {
        this.documents = documents;
        this.refusals = refusals;
    }

    @GetMapping
    String show(@AuthenticationPrincipal Account reader, Model page) {
        page.addAttribute("section", "documents");
        page.addAttribute("documents", documents.of(reader.id()));
        return "documents";
    }

    @PostMapping("/{id}/recall")
    String recall(@PathVariable String id, @AuthenticationPrincipal Account person, Model page) {
        try {
            documents.recall(id, person.id());
            return "redirect:/documents";
        } catch (RuntimeException failure) {
            Refusal refusal = Refusal.in(failure).orElseThrow(() -> failure);
            page.addAttribute("refusal", refusals.sentence(refusal));
            return show(person, page);
        }
    }
}
