package safecity.engine.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import safecity.refusal.Refusal;

/** What a form's values become on their way to a bean. */
class EntryTest {

    private enum Season {
        THIS_YEAR,
        NEXT_YEAR
    }

    private record Everything(
            String text,
            int whole,
            Integer wholeOrNone,
            long large,
            BigDecimal decimal,
            boolean yes,
            Boolean yesOrNone,
            LocalDate day,
            List<String> several,
            Season season,
            Long largeOrNone) {}

    private static final Map<String, Object> FILLED = Map.ofEntries(
            Map.entry("text", "안전"),
            Map.entry("whole", 3),
            Map.entry("wholeOrNone", 4L),
            Map.entry("large", 9_000_000_000L),
            Map.entry("decimal", 12.5),
            Map.entry("yes", true),
            Map.entry("yesOrNone", false),
            Map.entry("day", "2024-02-29"),
            Map.entry("several", List.of("가", "나")),
            Map.entry("season", "next-year"),
            Map.entry("largeOrNone", 1L));

    @Test
    void eachFieldComesInItsOwnType() {
        assertThat(entry(FILLED))
                .isEqualTo(new Everything(
                        "안전",
                        3,
                        4,
                        9_000_000_000L,
                        new BigDecimal("12.5"),
                        true,
                        false,
                        LocalDate.of(2024, 2, 29),
                        List.of("가", "나"),
                        Season.NEXT_YEAR,
                        1L));
    }

    @Test
    void whatWasLeftEmptyIsEmptyNoughtOrNothing() {
        assertThat(entry(Map.of("text", "  ")))
                .isEqualTo(new Everything("", 0, null, 0, null, false, null, null, List.of(), null, null));
    }

    @Test
    void nothingIsRoundedCutOrGuessed() {
        Map.<String, Object>of(
                        "whole",
                        1.5,
                        "large",
                        new BigDecimal("9223372036854775808"),
                        "day",
                        "2023-02-29",
                        "season",
                        "last-year",
                        "yes",
                        "true",
                        "text",
                        5)
                .forEach((field, value) -> {
                    Map<String, Object> wrong = new HashMap<>(FILLED);
                    wrong.put(field, value);
                    assertThatThrownBy(() -> entry(wrong))
                            .as(field)
                            .isInstanceOfSatisfying(
                                    Refusal.class,
                                    refusal -> assertThat(refusal.code()).isEqualTo("entry.type"));
                });
    }

    private static Everything entry(Map<String, Object> values) {
        return new Entry(values::get).as(Everything.class);
    }
}
