package safecity.pages;

import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import safecity.engine.identity.Accounts;
import safecity.engine.models.Actor;

/** What our pages call somebody: {@code ${@shownNames.name(one.enteredBy)}}. An account's id says nothing to an official. */
@Component
public class ShownNames {

    private final Accounts accounts;
    private final MessageSource messages;

    ShownNames(Accounts accounts, MessageSource messages) {
        this.accounts = accounts;
        this.messages = messages;
    }

    /** Null for nobody. */
    public @Nullable String name(@Nullable String account) {
        if (account == null) {
            return null;
        }
        return Actor.SYSTEM.equals(account)
                ? messages.getMessage("page.system", null, LocaleContextHolder.getLocale())
                : accounts.name(account);
    }
}
