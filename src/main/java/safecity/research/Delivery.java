package safecity.research;

import java.time.LocalDate;
import java.util.List;

/**
 * A notice of completion and its inspection.
 *
 * @param inspectedBy  the last day that the law gives the inspection
 */
record Delivery(LocalDate noticedOn, LocalDate inspectedOn, LocalDate inspectedBy, boolean passed) {

    /**
     * By how many days a contract was late: from the day after its end, or after the inspection that found it wanting where it
     * was delivered in time, to the inspection that it passed (지방계약법 시행령 제90조제1항). Days by which an inspection was
     * itself late are nobody's but the inspector's.
     *
     * @param deliveries in their order; none gives 0
     */
    static int lateDays(LocalDate end, List<Delivery> deliveries) {
        if (deliveries.isEmpty()) {
            return 0;
        }
        Delivery first = deliveries.get(0);
        boolean inTime = !first.noticedOn().isAfter(end);
        if (inTime && first.passed()) {
            return 0;
        }
        LocalDate from = inTime && first.inspectedOn().isAfter(end) ? first.inspectedOn() : end;
        LocalDate to = deliveries.get(deliveries.size() - 1).inspectedOn();
        return (int) from.plusDays(1)
                .datesUntil(to.isAfter(from) ? to.plusDays(1) : from.plusDays(1))
                .filter(day -> deliveries.stream().noneMatch(delivery -> delivery.overran(day)))
                .count();
    }

    private boolean overran(LocalDate day) {
        return day.isAfter(inspectedBy) && !day.isAfter(inspectedOn);
    }
}
