package safecity.release;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import safecity.engine.identity.Account;
import safecity.refusal.Refusal;
import safecity.refusal.RefusalMessages;

/** Questions and answers, from the forms of the room; a refusal shows the room again with what was written. */
@Controller
@RequestMapping("/projects/{key}/released/questions")
class RoomQuestionController {

    private static final String BACK = "redirect:/projects/{key}/released#questions";

    private final RoomQuestions questions;
    private final RoomPageController rooms;
    private final RefusalMessages refusals;

    RoomQuestionController(RoomQuestions questions, RoomPageController rooms, RefusalMessages refusals) {
        this.questions = questions;
        this.rooms = rooms;
        this.refusals = refusals;
    }

    @PostMapping
    String ask(
            @PathVariable String key,
            @RequestParam(required = false) @Nullable Long item,
            @RequestParam(required = false) @Nullable String question,
            @AuthenticationPrincipal Account person,
            Locale locale,
            Model page) {
        try {
            questions.ask(key, item, question, person, locale);
            return BACK;
        } catch (Refusal refused) {
            String room = again(refused, key, person, locale, page);
            page.addAttribute("writtenQuestion", question);
            page.addAttribute("writtenItem", item);
            return room;
        }
    }

    @PostMapping("/{id}/answers")
    String answer(
            @PathVariable String key,
            @PathVariable long id,
            @RequestParam(required = false) @Nullable String bodyKo,
            @RequestParam(required = false) @Nullable String bodyEn,
            @AuthenticationPrincipal Account person,
            Locale locale,
            Model page) {
        try {
            questions.answer(key, id, bodyKo, bodyEn, person);
            return BACK;
        } catch (Refusal refused) {
            String room = again(refused, key, person, locale, page);
            page.addAttribute("answered", id);
            page.addAttribute("writtenKo", bodyKo);
            page.addAttribute("writtenEn", bodyEn);
            return room;
        }
    }

    /** What is about a field is said there; anything else is an answer of its own. */
    private String again(Refusal refused, String key, Account person, Locale locale, Model page) {
        if (refused.field().isEmpty()) {
            throw refused;
        }
        page.addAttribute("refused", refusals.sentence(refused, locale));
        page.addAttribute("refusedField", refused.field().get());
        return rooms.room(key, person, locale, page);
    }
}
