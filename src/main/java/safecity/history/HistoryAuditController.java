package safecity.history;

import java.util.List;
import java.util.Locale;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import safecity.engine.identity.Account;
import safecity.engine.identity.Accounts;
import safecity.project.Project;
import safecity.refusal.Refusal;
import safecity.security.AccessLog;

/** What one person did and with which right; and the questions that are asked again and again. */
@Controller
class HistoryAuditController {

    private static final int LONGEST = 100;

    private final History history;
    private final HistoryAnswers answers;
    private final PersonRights rights;
    private final Accounts accounts;
    private final HistoryQuestions questions;
    private final AccessLog log;

    HistoryAuditController(
            History history,
            HistoryAnswers answers,
            PersonRights rights,
            Accounts accounts,
            HistoryQuestions questions,
            AccessLog log) {
        this.history = history;
        this.answers = answers;
        this.rights = rights;
        this.accounts = accounts;
        this.questions = questions;
        this.log = log;
    }

    @GetMapping("/history/persons/{account}")
    String person(
            @PathVariable String account,
            @ModelAttribute("asked") HistoryRequest asked,
            @AuthenticationPrincipal Account reader,
            Locale locale,
            Model page) {
        List<Project> projects = history.projects(reader);
        if (!history.mayAskAbout(account, reader) || !isOurs(account, reader)) {
            throw Refusal.notFound("history.personUnknown");
        }
        log.record("view", "person/" + account);
        HistorySearch search = HistorySearch.of(asked, true).by(account);
        page.addAttribute("section", "history");
        page.addAttribute("account", account);
        page.addAttribute("name", accounts.name(account));
        page.addAttribute("rights", rights.of(account, history.municipalities(projects, reader), locale));
        page.addAttribute("query", HistoryPageController.query(asked));
        page.addAttribute("found", history.page(search, projects, reader, locale));
        return "history/person";
    }

    /** @param about the project, or a part of what was looked at */
    @GetMapping("/history/questions/{question}")
    String question(
            @PathVariable String question,
            @RequestParam(defaultValue = "") String about,
            @AuthenticationPrincipal Account reader,
            Locale locale,
            Model page) {
        List<Project> projects = history.projects(reader);
        HistoryQuestion asked = HistoryQuestion.of(question)
                .filter(one -> questions.isAskable(one, reader))
                .orElseThrow(() -> Refusal.notFound("history.unknown"));
        String named = about.replace("\u0000", "").strip();
        if (named.length() > LONGEST) {
            throw Refusal.of("history.text", HistorySearch.SHORTEST, LONGEST).field("about");
        }
        log.record("view", "history/questions/" + question + "/" + named);
        boolean ready = !asked.needsAbout() || !named.isEmpty();
        page.addAttribute("section", "history");
        page.addAttribute("question", asked);
        page.addAttribute("projects", projects);
        page.addAttribute("about", named);
        page.addAttribute(
                "answer",
                ready ? answers.of(asked, named, projects, history.municipalities(projects, reader), locale) : null);
        return "history/question";
    }

    /** Of the reader's municipality; whoever is gone is known by what they did, which is the municipality's. */
    private boolean isOurs(String account, Account reader) {
        return reader.administrator()
                || accounts.find(account)
                        .map(found -> found.tenants().stream().anyMatch(reader.tenants()::contains))
                        .orElse(true);
    }
}
