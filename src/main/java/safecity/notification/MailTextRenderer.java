package safecity.notification;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;
import safecity.notation.OneLine;

/** The words of a mail, from {@code templates/mail/*.txt} and the message bundles. */
@Component
class MailTextRenderer {

    private final ITemplateEngine templates;
    private final MessageSource messages;
    private final MailProperties settings;

    MailTextRenderer(ITemplateEngine templates, MessageSource messages, MailProperties settings) {
        this.templates = templates;
        this.messages = messages;
        this.settings = settings;
    }

    record Text(String subject, String body) {}

    /** @param notices at least one */
    Text of(MailPurpose purpose, List<NoticeView> notices, Locale locale) {
        long legal = notices.stream().filter(NoticeView::legal).count();
        String subject = purpose == MailPurpose.DIGEST || notices.size() > 1
                ? messages.getMessage("mail.digest.subject", new Object[] {notices.size(), legal}, locale)
                : messages.getMessage(
                        "mail.atOnce.subject", new Object[] {notices.get(0).sentence()}, locale);
        Context context = new Context(locale, Map.of("notices", notices, "base", settings.baseUrl()));
        // A header is one line, whatever a task is called.
        return new Text(OneLine.of(subject), templates.process("mail/notices", context));
    }
}
