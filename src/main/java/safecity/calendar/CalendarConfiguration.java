package safecity.calendar;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The one calendar: the law that ships with the product and the declarations in the database. */
@Configuration(proxyBeanMethods = false)
class CalendarConfiguration {

    @Bean
    WorkingCalendar workingCalendar(HolidayDeclarationRepository declarations) {
        return new WorkingCalendar(new KoreanHolidays(HolidayLaw.load()), declarations::inForce);
    }
}
