package safecity.accreditation.declaration;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import safecity.calendar.ElectionLimit;
import safecity.engine.models.ModelBean;
import safecity.engine.time.EngineClock;
import safecity.project.Plans;

/** What the forms of the declaration propose and warn of. */
@ModelBean("declarationAdvice")
public class DeclarationAdvice {

    private final Plans plans;
    private final Certificates certificates;
    private final ElectionPeriods elections;
    private final MessageSource messages;
    private final Clock clock;

    DeclarationAdvice(
            Plans plans, Certificates certificates, ElectionPeriods elections, MessageSource messages, Clock clock) {
        this.plans = plans;
        this.certificates = certificates;
        this.elections = elections;
        this.messages = messages;
        this.clock = clock;
    }

    /** The plan's day as an ISO day. */
    public String plannedDay(String projectKey) {
        return plans.plannedStart(projectKey, "declaration").toString();
    }

    /** The plan's day, or the day of the certificate, or today: the latest of them, as an ISO day. */
    public String suggestedDay(String projectKey) {
        return suggested(projectKey).toString();
    }

    /** A warning when today's publicity or a ceremony at the suggested time meets an election; else empty. */
    public String electionNote(String projectKey) {
        String publicity = elections
                .banningPublicity(today())
                .map(election -> text("declaration.publicityBan", election, ElectionLimit.PUBLICITY.from(election)))
                .orElse("");
        String events = elections
                .banningPublicity(suggested(projectKey))
                .map(this::eventNote)
                .orElse("");
        return (publicity + "\n\n" + events).strip();
    }

    /** Which election forbids an event on that day, for the form. */
    public String banNote(String ceremonyOn) {
        return elections
                .banningEvents(LocalDate.parse(ceremonyOn))
                .map(this::eventNote)
                .orElse("");
    }

    private String eventNote(LocalDate election) {
        LocalDate from = ElectionLimit.EVENTS.from(election);
        return text("declaration.eventBan", election, from, from.minusDays(1));
    }

    private LocalDate suggested(String projectKey) {
        Optional<LocalDate> certified = certificates.find(projectKey).map(Certificates.Certificate::certifiedOn);
        return Stream.concat(Stream.of(plans.plannedStart(projectKey, "declaration"), today()), certified.stream())
                .max(LocalDate::compareTo)
                .orElseThrow();
    }

    private String text(String code, Object... days) {
        return messages.getMessage(code, Stream.of(days).map(Object::toString).toArray(), Locale.KOREAN);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), EngineClock.SEOUL);
    }
}
