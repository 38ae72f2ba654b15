package safecity.release;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import safecity.engine.time.EngineClock;
import safecity.release.ReleaseSource.Piece;

/** How old documents are on the day on which they are looked at: the day of the planned audit, or today when that is over. */
@Component
class Ages {

    /** Asked late: some of them need the engine, which needs the bean that proposes releases. */
    private final ObjectProvider<ReleaseSource> sources;

    private final ObjectProvider<AuditDay> audits;
    private final MessageSource messages;
    private final Clock clock;

    Ages(ObjectProvider<ReleaseSource> sources, ObjectProvider<AuditDay> audits, MessageSource messages, Clock clock) {
        this.sources = sources;
        this.audits = audits;
        this.messages = messages;
        this.clock = clock;
    }

    /**
     * @param day    at which ages are counted
     * @param audit  whether that is the day of the audit; else it is today
     * @param pieces the days for which documents speak
     */
    record Of(LocalDate day, boolean audit, Map<Piece, Dated> pieces) {

        @Nullable
        Dated dated(String kind, String ref, int version) {
            return pieces.get(new Piece(kind, ref, version));
        }
    }

    Of of(String projectKey, Collection<Piece> pieces) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), EngineClock.SEOUL);
        LocalDate audit = audits.getObject()
                .of(projectKey)
                .filter(day -> !day.isBefore(today))
                .orElse(null);
        Map<Piece, Dated> days = new HashMap<>();
        sources.orderedStream().map(source -> source.days(projectKey, pieces)).forEach(days::putAll);
        return new Of(audit == null ? today : audit, audit != null, days);
    }

    Of ofThings(String projectKey, Collection<Releasable> things) {
        return of(projectKey, things.stream().map(Releasable::piece).toList());
    }

    Of ofItems(String projectKey, Collection<Released> items) {
        return of(projectKey, items.stream().map(Released::piece).toList());
    }

    /** Such as {@code 2024. 12. 31.까지의 자료}; empty where the day isn't known. */
    String words(@Nullable Dated dated, Locale locale) {
        return dated == null
                ? ""
                : messages.getMessage(
                        "released.dated." + dated.basis(),
                        List.of(java.time.format.DateTimeFormatter.ofPattern(
                                                messages.getMessage("page.date", null, locale), locale)
                                        .format(dated.day()))
                                .toArray(),
                        locale);
    }

    /** Such as {@code 9개월}; empty where the day isn't known. */
    String age(@Nullable Dated dated, LocalDate day, Locale locale) {
        if (dated == null) {
            return "";
        }
        long months = dated.months(day);
        return months == 0
                ? messages.getMessage("released.ageYoung", null, locale)
                : messages.getMessage("released.age", new Object[] {months}, locale);
    }
}
