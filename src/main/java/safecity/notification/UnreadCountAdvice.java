package safecity.notification;

import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import safecity.engine.identity.Account;

/** How much is unread, for the head of every page. */
@ControllerAdvice(annotations = Controller.class)
class UnreadCountAdvice {

    private final NoticeRepository notices;

    UnreadCountAdvice(NoticeRepository notices) {
        this.notices = notices;
    }

    @ModelAttribute("unread")
    @Nullable
    Integer unread(@AuthenticationPrincipal Account person) {
        return person == null ? null : notices.unread(person.id());
    }
}
