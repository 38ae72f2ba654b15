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
    private final ProductAddress address;

    MailTextRenderer(ITemplateEngine templates, MessageSource messages, ProductAddress address) {
        this.templates = templates;
        this.messages = messages;
        this.address = address;
    }

    record Text(String subject, String body) {}

    /** @param notices at least one */
    Text of(MailPurpose purpose, List<NoticeView> notices, Locale locale) {
        Context context = new Context(
                locale, Map.of("count", notices.size(), "groups", NoticeView.grouped(notices), "base", address.base()));
        // A header is one line, whatever a task is called.
        return new Text(OneLine.of(subject(purpose, notices, locale)), templates.process("mail/notices", context));
    }

    private String subject(MailPurpose purpose, List<NoticeView> notices, Locale locale) {
        NoticeView first = notices.get(0);
        if (notices.stream().allMatch(notice -> notice.kind().equals("MENTION"))) {
            return notices.size() > 1
                    ? messages.getMessage("mail.mention.subject", new Object[] {notices.size()}, locale)
                    : messages.getMessage("mail.mention.one", new Object[] {first.taskName()}, locale);
        }
        if (purpose == MailPurpose.DIGEST || notices.size() > 1) {
            long legal = notices.stream().filter(NoticeView::legal).count();
            return messages.getMessage("mail.digest.subject", new Object[] {notices.size(), legal}, locale);
        }
        return messages.getMessage("mail.atOnce.subject", new Object[] {first.sentence()}, locale);
    }
}
