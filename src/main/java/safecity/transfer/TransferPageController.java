package safecity.transfer;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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
import safecity.organisation.ListedPeople;
import safecity.refusal.Refusal;
import safecity.refusal.RefusalMessages;
import safecity.security.AccessLog;

/** Transfers for people, and the handover document. */
@Controller
class TransferPageController {

    private final Transfers transfers;
    private final TransferReader reader;
    private final TransferRights rights;
    private final Successors successors;
    private final HeldWork held;
    private final HandoverPaper handover;
    private final Papers papers;
    private final Accounts accounts;
    private final ListedPeople people;
    private final DisplayNames names;
    private final RefusalMessages refusals;
    private final AccessLog log;

    TransferPageController(
            Transfers transfers,
            TransferReader reader,
            TransferRights rights,
            Successors successors,
            HeldWork held,
            HandoverPaper handover,
            Papers papers,
            Accounts accounts,
            ListedPeople people,
            DisplayNames names,
            RefusalMessages refusals,
            AccessLog log) {
        this.transfers = transfers;
        this.reader = reader;
        this.rights = rights;
        this.successors = successors;
        this.held = held;
        this.handover = handover;
        this.papers = papers;
        this.accounts = accounts;
        this.people = people;
        this.names = names;
        this.refusals = refusals;
        this.log = log;
    }

    /** A choice in a list. */
    record Choice(String id, String name) {}

    /** What was entered, to be corrected. */
    record Entered(@Nullable String successor, @Nullable String day) {}

    /**
     * @param account whose transfer is to be registered; the reader's own where nobody is named, or the reader may not
     * @param post    the one that is given up; all of them where none is named, or the account has no such post
     */
    @GetMapping(path = "/transfers", produces = MediaType.TEXT_HTML_VALUE)
    String list(
            @RequestParam(required = false) @Nullable String account,
            @RequestParam(required = false) @Nullable String post,
            @AuthenticationPrincipal Account person,
            Locale locale,
            Model model) {
        Set<String> leaving = new TreeSet<>();
        rights.municipalities(person).forEach(municipality -> leaving.addAll(rights.registrable(person, municipality)));
        model.addAttribute("section", "transfers");
        model.addAttribute("people", leaving.stream().map(this::choice).toList());
        chosen(account, person, leaving).ifPresent(one -> choices(one, post, person, locale, model));
        model.addAttribute(
                "transfers",
                transfers.of(person).stream()
                        .map(one -> reader.line(one, locale))
                        .toList());
        model.addAttribute("today", transfers.today());
        if (!model.containsAttribute("entered")) {
            model.addAttribute("entered", new Entered(null, null));
        }
        return "transfers";
    }

    private static Optional<String> chosen(@Nullable String account, Account person, Set<String> leaving) {
        return Stream.of(Objects.toString(account, ""), person.id())
                .filter(leaving::contains)
                .findFirst()
                .or(() -> leaving.stream().findFirst());
    }

    /** Successors are those who would not be refused for what is given up. */
    private void choices(String account, @Nullable String post, Account person, Locale locale, Model model) {
        String municipality = rights.municipalities(person).stream()
                .filter(one -> rights.registrable(person, one).contains(account))
                .findFirst()
                .orElseThrow();
        List<String> posts = held.posts(municipality, account);
        Optional<String> given = posts.stream().filter(one -> one.equals(post)).findFirst();
        Set<String> listed = Set.copyOf(people.listedFor(person, municipality));
        model.addAttribute("leaving", choice(account));
        model.addAttribute(
                "posts",
                posts.stream()
                        .map(one -> new Choice(one, names.post(one, locale)))
                        .toList());
        model.addAttribute("post", given.orElse(null));
        model.addAttribute("postName", given.map(one -> names.post(one, locale)).orElse(null));
        model.addAttribute(
                "colleagues",
                successors.of(account, given.map(List::of).orElse(posts), municipality).stream()
                        .filter(listed::contains)
                        .map(this::choice)
                        .toList());
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
            model.addAttribute("entered", new Entered(successor, day));
            return list(account, post, person, locale, model);
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
