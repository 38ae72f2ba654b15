package safecity.committee;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** Members as the forms show them: numbers and terms, never names, which stay in the roster. */
final class CommitteeText {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy. M. d.");

    private CommitteeText() {}

    static String day(LocalDate day) {
        return DAY.format(day);
    }

    static String line(Roster.Member member, String note) {
        return "- %d번: %s%s, %s, %s%s"
                .formatted(
                        member.seat(),
                        member.appointed() ? "위촉직" : "당연직",
                        member.sex() == null ? "" : ", " + sex(member.sex()),
                        member.subcommittee(),
                        term(member.termFrom(), member.termTo()),
                        note.isEmpty() ? "" : " (" + note + ")");
    }

    static String term(LocalDate from, @Nullable LocalDate to) {
        return day(from) + " ~" + (to == null ? "" : " " + day(to));
    }

    static String sex(@Nullable String sex) {
        return Seat.MALE.equals(sex) ? "남" : "여";
    }

    static String balance(Balance balance) {
        return "위촉직 남 %d명, 여 %d명(한쪽 성의 한도 %d명)"
                .formatted(balance.men(), balance.women(), SexRatio.most(balance.men() + balance.women()));
    }
}
