package safecity.transfer;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import safecity.document.PaperFormat;
import safecity.document.Papers;
import safecity.engine.identity.Account;
import safecity.engine.identity.Accounts;
import safecity.notation.DayNotation;
import safecity.organisation.Departments;
import safecity.organisation.ListedPeople;
import safecity.organisation.Routing;
import safecity.refusal.Refusal;
import safecity.refusal.RefusalMessages;
import safecity.security.AccessLog;

/** Transfers for people, and the handover document. */
@Controller
class TransferPageController {

    private final Transfers transfers;
    private final TransferReader reader;
    private final TransferRights rights;
    private final HeldWork held;
    private final HandoverPaper handover;
    private final Papers papers;
    private final Accounts accounts;
    private final ListedPeople people;
    private final Departments departments;
    private final DisplayNames names;
    private final RefusalMessages refusals;
    private final AccessLog log;

    TransferPageController(
            Transfers transfers,
            TransferReader reader,
            TransferRights rights,
            HeldWork held,
            HandoverPaper handover,
            Papers papers,
            Accounts accounts,
            ListedPeople people,
            Departments departments,
            DisplayNames names,
            RefusalMessages refusals,
            AccessLog log) {
        this.transfers = transfers;
        this.reader = reader;
        this.rights = rights;
        this.held = held;
        this.handover = handover;
        this.papers = papers;
        this.accounts = accounts;
        this.people = people;
        this.departments = departments;
        this.names = names;
        this.refusals = refusals;
        this.log = log;
    }

    /** A choice in a list. */
    record Choice(String id, String name) {}

    /** What was entered, to be corrected. */
    record Entered(String account, String post, String successor, String day) {}

    @GetMapping(path = "/transfers", produces = MediaType.TEXT_HTML_VALUE)
    String list(@AuthenticationPrincipal Account person, Locale locale, Model model) {
        Set<String> leaving = new TreeSet<>();
        Set<String> colleagues = new TreeSet<>();
        for (String municipality : rights.municipalities(person)) {
            leaving.addAll(rights.registrable(person, municipality));
            colleagues.addAll(people.listedFor(person, municipality));
        }
        model.addAttribute("section", "transfers");
        model.addAttribute("me", person.id());
        model.addAttribute("people", leaving.stream().map(this::choice).toList());
        model.addAttribute(
                "colleagues",
                leaving.isEmpty()
                        ? List.of()
                        : colleagues.stream().map(this::choice).toList());
        model.addAttribute("posts", posts(person, leaving, locale));
        model.addAttribute(
                "transfers",
                transfers.of(person).stream()
                        .map(one -> reader.line(one, locale))
                        .toList());
        model.addAttribute("today", transfers.today());
        if (!model.containsAttribute("entered")) {
            model.addAttribute("entered", new Entered(person.id(), null, null, null));
        }
        return "transfers";
    }

    /** Who sees to the whole municipality chooses among all posts; everybody else among those of whom they may register. */
    private List<Choice> posts(Account person, Set<String> leaving, Locale locale) {
        Stream<String> groups = rights.municipalities(person).stream()
                .flatMap(municipality -> rights.registersAll(person)
                        ? departments.of(municipality).stream()
                                .flatMap(one -> Stream.of(one.id(), Routing.headOf(one.id())))
                        : leaving.stream()
                                .flatMap(account -> held.posts(municipality, account).stream())
                                .distinct());
        return groups.map(group -> new Choice(group, names.post(group, locale))).toList();
    }

    private Choice choice(String account) {
        return new Choice(account, accounts.name(account));
    }

    @PostMapping("/transfers")
    String register(
            @RequestParam(required = false) String account,
            @RequestParam(required = false) String post,
            @RequestParam(required = false) String successor,
            @RequestParam(required = false) String day,
            @AuthenticationPrincipal Account person,
            Locale locale,
            Model model) {
        try {
            return "redirect:/transfers/"
                    + transfers.register(
                            person,
                            new Transfers.NewTransfer(account, post, successor, DayNotation.entered("day", day)));
        } catch (Refusal refusal) {
            model.addAttribute("refusal", refusals.sentence(refusal));
            model.addAttribute("entered", new Entered(account, post, successor, day));
            return list(person, locale, model);
        }
    }

    @GetMapping(path = "/transfers/{id}", produces = MediaType.TEXT_HTML_VALUE)
    String one(@PathVariable long id, @AuthenticationPrincipal Account person, Locale locale, Model model) {
        model.addAttribute("section", "transfers");
        model.addAttribute("transfer", reader.view(transfers.get(person, id), person, locale));
        return "transfer";
    }

    @PostMapping("/transfers/{id}/withdrawal")
    String withdraw(@PathVariable long id, @AuthenticationPrincipal Account person, Locale locale, Model model) {
        try {
            transfers.withdraw(person, id);
            return "redirect:/transfers/" + id;
        } catch (Refusal refusal) {
            if (refusal.kind() == Refusal.Kind.NOT_FOUND) {
                throw refusal;
            }
            model.addAttribute("refusal", refusals.sentence(refusal));
            return one(id, person, locale, model);
        }
    }

    @GetMapping({"/transfers/{id}/handover.{format}", "/api/transfers/{id}/handover.{format}"})
    @ResponseBody
    @Operation(
            summary = "The handover document as pdf or odt, as things stood when the post was left",
            tags = "Transfers")
    ResponseEntity<byte[]> handover(
            @PathVariable long id,
            @PathVariable String format,
            @RequestParam(required = false) String reason,
            @Parameter(hidden = true) @AuthenticationPrincipal Account person,
            @Parameter(hidden = true) Locale locale) {
        Transfer transfer = transfers.get(person, id);
        PaperFormat wanted = PaperFormat.of(format).orElseThrow(() -> Refusal.notFound("transfer.noFormat"));
        if (transfer.state() == Transfer.State.WITHDRAWN) {
            throw Refusal.conflict("transfer.withdrawnNoPaper");
        }
        log.download("transfer/" + id + "/handover." + wanted.extension(), reason);
        return papers.download(
                handover.of(transfer, locale),
                wanted,
                "handover-" + id,
                names.say(locale, "handover.title") + " " + names.person(transfer.account(), locale) + " "
                        + transfer.day());
    }
}
