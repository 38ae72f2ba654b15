package safecity.calendar;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import safecity.engine.forms.PlainText;
import safecity.refusal.Refusal;

/** Holidays that the government designates for one occasion, entered when they are announced (임시공휴일). */
@Service
public class DeclaredHolidays {

    /** What gives the government the right to designate a day. */
    /** Signs of a name or a reason. */
    private static final int LONGEST = 300;

    private static final String RULE = "관공서의 공휴일에 관한 규정 제2조제11호";

    private final HolidayDeclarationRepository table;
    private final WorkingCalendar calendar;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    DeclaredHolidays(
            HolidayDeclarationRepository table,
            WorkingCalendar calendar,
            Clock clock,
            ApplicationEventPublisher events) {
        this.table = table;
        this.calendar = calendar;
        this.clock = clock;
        this.events = events;
    }

    /**
     * Makes a working day a holiday and publishes {@link HolidayDeclared}. A past day may be entered late.
     *
     * @param reason     why, with the decision it rests on
     * @param declaredBy account id
     * @throws Refusal {@code calendar.already-off} for a day that is off anyway, {@code calendar.name-needed},
     *                 {@code calendar.reason-needed}, {@code calendar.date-out-of-range}, and as a conflict
     *                 {@code calendar.declared-meanwhile}
     */
    @Transactional
    public void declare(LocalDate date, String nameKo, String nameEn, String reason, String declaredBy) {
        String korean = required(nameKo, "nameKo", "calendar.name-needed");
        String english = required(nameEn, "nameEn", "calendar.name-needed");
        String why = required(reason, "reason", "calendar.reason-needed");
        if (!calendar.isWorkingDay(date)) {
            throw Refusal.of("calendar.already-off", date.toString())
                    .field("date")
                    .rule(RULE);
        }
        int last = table.latest(date).map(HolidayDeclaration::version).orElse(0);
        table.add(new HolidayDeclaration(date, last + 1, korean, english, why, declaredBy, clock.instant()));
        events.publishEvent(new HolidayDeclared(date));
    }

    /**
     * Takes a declaration back, as a further entry, and publishes {@link HolidayWithdrawn}.
     *
     * @throws Refusal {@code calendar.not-declared}, {@code calendar.reason-needed}, and as a conflict
     *                 {@code calendar.declared-meanwhile}
     */
    @Transactional
    public void withdraw(LocalDate date, String reason, String withdrawnBy) {
        String why = required(reason, "reason", "calendar.reason-needed");
        HolidayDeclaration last = table.latest(date)
                .filter(HolidayDeclaration::declares)
                .orElseThrow(() ->
                        Refusal.of("calendar.not-declared", date.toString()).field("date"));
        table.add(new HolidayDeclaration(
                date, last.version() + 1, last.nameKo(), last.nameEn(), why, withdrawnBy, clock.instant()));
        events.publishEvent(new HolidayWithdrawn(date));
    }

    /** Every entry there ever was, by day and version. */
    @Transactional(readOnly = true)
    public List<HolidayDeclaration> history() {
        return table.all();
    }

    private static String required(String text, String field, String code) {
        String said = PlainText.line(field, text, LONGEST);
        if (said == null) {
            throw Refusal.of(code).field(field);
        }
        return said;
    }
}
