package safecity.notation;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a number counts. A field has one unit, which its label names and its form declares ({@code unit: million-won}); who
 * writes a unit behind the figure has to write that one, and money may be written in any of its scales.
 */
public enum Unit {
    /** 원. */
    WON("원", "원정", "won", "krw"),
    /** 백만원: the value is in million won. */
    MILLION_WON("원", "원정", "won", "krw"),
    PERSON("명", "인", "사람", "person", "persons", "people"),
    CASE("건", "case", "cases"),
    PIECE("개"),
    PLACE("곳", "개소", "군데", "place", "places"),
    PAGE("쪽", "페이지", "면", "p", "page", "pages"),
    DAY("일", "일간", "day", "days"),
    WORKING_DAY("근무일", "일", "workingday", "workingdays", "day", "days"),
    /** So many years. */
    YEARS("년", "년간", "개년", "year", "years"),
    /** The year 2022: no separators. */
    YEAR("년", "년도", "연도"),
    /** 번: a place in a list. */
    POSITION("번", "번째"),
    /** 제…호. */
    NUMBER("호"),
    PERCENT("%", "퍼센트", "프로", "percent"),
    /** Of what unit the figure is stands in another field; money it is not. */
    ANY("회", "점", "시간", "분", "대", "가구", "세대", "km", "㎞", "m", "㎡");

    private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);

    private final Set<String> written;

    Unit(String... written) {
        this.written = Set.of(written);
    }

    /** @param id as forms declare it, such as {@code million-won} */
    public static Optional<Unit> of(String id) {
        return Arrays.stream(values()).filter(unit -> unit.id().equals(id)).findFirst();
    }

    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    boolean isMoney() {
        return this == WON || this == MILLION_WON;
    }

    /** In how much of what is written behind the figure one of this unit is. */
    BigDecimal size() {
        return this == MILLION_WON ? MILLION : BigDecimal.ONE;
    }

    boolean isWrittenAs(String text) {
        return written().contains(text.toLowerCase(Locale.ROOT));
    }

    static boolean isKnown(String text) {
        return Arrays.stream(values()).anyMatch(unit -> unit.isWrittenAs(text));
    }

    private Set<String> written() {
        return this == ANY
                ? Arrays.stream(values())
                        .filter(unit -> !unit.isMoney())
                        .flatMap(unit -> unit.written.stream())
                        .collect(Collectors.toSet())
                : written;
    }

    /** What may stand before the figure. */
    Stream<String> before() {
        return switch (this) {
            case WON, MILLION_WON -> Stream.of("일금", "금", "₩", "￦", "\\", "KRW");
            case NUMBER -> Stream.of("제");
            default -> Stream.of();
        };
    }
}
