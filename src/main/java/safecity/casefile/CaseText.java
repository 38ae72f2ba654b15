package safecity.casefile;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import safecity.casefile.EnteredStep.Line;
import safecity.engine.identity.Accounts;
import safecity.engine.submission.ShownText;
import safecity.engine.time.EngineClock;

/** Writes what a decision is about for a form, whose texts are read as Markdown. Forms are Korean. */
@Component
public class CaseText {

    /** What a phone shows within a few strokes of a thumb; the page has everything. */
    private static final int LONGEST = 6_000;

    /** A report of twenty pages is read on the page. */
    private static final int LONGEST_VALUE = 4_000;

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy. M. d.");

    private final Accounts accounts;
    private final MessageSource messages;

    CaseText(Accounts accounts, MessageSource messages) {
        this.accounts = accounts;
        this.messages = messages;
    }

    /** @param address of the page that shows everything, below the application's root */
    public String of(CaseContent content, String address) {
        StringBuilder text = new StringBuilder();
        List<String> left = new ArrayList<>();
        for (EnteredStep step : content.recent()) {
            String written = step(step);
            if (text.length() + written.length() <= LONGEST) {
                text.append(written);
            } else {
                left.add(title(step));
            }
        }
        if (!left.isEmpty()) {
            text.append(say("case.more", ShownText.of(String.join(", ", left)))).append("\n\n");
        }
        if (!content.documents().isEmpty()) {
            text.append("**").append(say("case.documents")).append("**\n\n");
            content.documents()
                    .forEach(document -> text.append("- [")
                            .append(ShownText.of(document.title() + " (" + document.fileName() + ")"))
                            .append("](/evidence/")
                            .append(document.id())
                            .append(")\n"));
            text.append('\n');
        }
        if (content.enclosed() != null) {
            text.append('[')
                    .append(say("case.enclosed"))
                    .append("](")
                    .append(content.enclosed())
                    .append(")\n\n");
        }
        return text.append('[')
                .append(say("case.open"))
                .append("](")
                .append(address)
                .append(")")
                .toString();
    }

    private String step(EnteredStep step) {
        StringBuilder text = new StringBuilder("**")
                .append(ShownText.of(title(step)))
                .append("** (")
                .append(ShownText.of(accounts.name(step.actor())))
                .append(", ")
                .append(DAY.format(LocalDate.ofInstant(step.at(), EngineClock.SEOUL)))
                .append(")\n\n");
        step.lines().forEach(line -> text.append(line(line)));
        return text.append('\n').toString();
    }

    private String line(Line line) {
        String said = line.value().contains("\n") ? line.value() : line.value().replaceFirst("^[-•]\\s+", "");
        String value = ShownText.of(shortened(said)).replace("\n", "  \n  ");
        String label = line.label().isEmpty() ? "" : ShownText.of(line.label()) + ": ";
        String before = line.before() == null
                ? ""
                : " "
                        + say(
                                "case.before",
                                ShownText.of(shortened(line.before())).replace("\n", " "));
        String shown = line.isEntered() ? "**" + value + "**" : value;
        return "- " + label + (value.contains("\n") ? "  \n  " + value : shown) + before + "\n";
    }

    private static String shortened(String value) {
        return value.length() <= LONGEST_VALUE ? value : value.substring(0, LONGEST_VALUE) + "…";
    }

    private static String title(EnteredStep step) {
        return step.title() == null ? step.name() : step.name() + " – " + step.title();
    }

    private String say(String key, Object... with) {
        return messages.getMessage(key, with, Locale.KOREAN);
    }
}
