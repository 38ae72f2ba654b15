package safecity.notification;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import net.fortuna.ical4j.data.CalendarOutputter;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.VAlarm;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.Description;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.Url;
import net.fortuna.ical4j.model.property.XProperty;
import net.fortuna.ical4j.model.property.immutable.ImmutableAction;
import net.fortuna.ical4j.model.property.immutable.ImmutableTransp;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import safecity.calendar.LegalPeriod;
import safecity.engine.tasks.OpenTask;
import safecity.engine.time.EngineClock;
import safecity.language.TaskNames;
import safecity.notation.OneLine;

/** Writes deadlines as a calendar (RFC 5545): all day on the day they end, with an alarm the morning before and on it. */
@Component
class CalendarWriter {

    /** Characters; a line has 75 octets at most, and a Korean letter has three. */
    private static final int LINE = 24;

    private static final Duration DAY_BEFORE = Duration.ofHours(-15);
    private static final Duration THE_DAY = Duration.ofHours(9);

    private final MessageSource messages;
    private final ProductAddress address;
    private final Clock clock;

    CalendarWriter(MessageSource messages, ProductAddress address, Clock clock) {
        this.messages = messages;
        this.address = address;
        this.clock = clock;
    }

    void write(String name, List<OpenTask> tasks, Locale locale, OutputStream to) throws IOException {
        Calendar calendar = new Calendar()
                .withProdId("-//Safe City Certification//Deadlines//EN")
                .withDefaults()
                .getFluentTarget();
        calendar.add(new XProperty("X-WR-CALNAME", OneLine.of(name)));
        calendar.add(new XProperty("X-PUBLISHED-TTL", "PT1H"));
        tasks.stream().filter(task -> task.due() != null).forEach(task -> calendar.add(event(task, locale)));
        new CalendarOutputter(false, LINE).output(calendar, to);
    }

    private VEvent event(OpenTask task, Locale locale) {
        LocalDate due = LocalDate.ofInstant(task.due(), EngineClock.SEOUL);
        String name = TaskNames.of(messages, task.process(), task.element(), task.name(), locale);
        String summary = OneLine.of(messages.getMessage(
                task.legalTerm() ? "calendar.legal" : "calendar.internal", new Object[] {name}, locale));
        VEvent event = new VEvent(due, summary);
        event.remove(event.getRequiredProperty("DTSTAMP"));
        event.add(new DtStamp(clock.instant()));
        event.add(new Uid("task-" + task.id() + "@safecity"));
        event.add(ImmutableTransp.TRANSPARENT);
        event.add(new Description(OneLine.of(description(task, locale))));
        event.add(new Url(URI.create(address.base() + "/tasks/" + task.id())));
        event.add(alarm(DAY_BEFORE, summary));
        event.add(alarm(THE_DAY, summary));
        return event;
    }

    private String description(OpenTask task, Locale locale) {
        String process = messages.getMessage("process." + task.process(), null, task.processName(), locale);
        return task.legalTerm()
                ? messages.getMessage(
                        "calendar.article",
                        new Object[] {
                            process, LegalPeriod.of(task.legalPeriod()).article()
                        },
                        locale)
                : process;
    }

    private static VAlarm alarm(Duration trigger, String summary) {
        VAlarm alarm = new VAlarm(trigger);
        alarm.add(ImmutableAction.DISPLAY);
        alarm.add(new Description(summary));
        return alarm;
    }
}
