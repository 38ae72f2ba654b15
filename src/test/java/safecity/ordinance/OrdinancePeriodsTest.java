package safecity.ordinance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import safecity.refusal.Refusal;

class OrdinancePeriodsTest {

    @ParameterizedTest(name = "a notice of {0} days: {1}")
    @CsvSource({
        "19, ordinance.noticeTooShort",
        "0, ordinance.noticeTooShort",
        "-1, ordinance.noticeDaysNeeded",
        "20.5, ordinance.noticeDaysNeeded",
        "366, ordinance.noticeDaysNeeded",
        ", ordinance.noticeDaysNeeded"
    })
    void aNoticeBelowTwentyDaysIsRefused(Double days, String code) {
        assertThatThrownBy(() -> NoticePeriod.of(days))
                .satisfies(failure -> assertThat(Refusal.in(failure)).get().satisfies(refusal -> {
                    assertThat(refusal.code()).isEqualTo(code);
                    assertThat(refusal.field()).contains("noticeDays");
                    assertThat(refusal.rule()).contains("행정절차법 제43조");
                }));
    }

    @Test
    void aNoticeOfTwentyDaysIsAccepted() {
        assertThat(NoticePeriod.of(20).days()).isEqualTo(20);
        assertThat(NoticePeriod.of(20.0).days()).isEqualTo(20);
    }

    @ParameterizedTest(name = "{0} days {1}, promulgated {2}: in force {3}")
    @CsvSource({
        "on-promulgation,,      2023-03-02, 2023-03-02",
        // twenty days have passed at the end of the 22nd: it binds from the 23rd, day 21
        "after-twenty-days,,    2023-03-02, 2023-03-23",
        // a Sunday doesn't move it
        "after-twenty-days,,    2023-03-05, 2023-03-26",
        "after-period, 1,       2023-03-02, 2023-03-04",
        "after-period, 30,      2023-03-02, 2023-04-02",
        "after-twenty-days, 90, 2023-03-02, 2023-03-23"
    })
    void anOrdinanceBindsFromItsOwnDayOrOnceTwentyDaysHavePassed(
            String rule, Integer days, LocalDate promulgated, LocalDate inForce) {
        EffectiveDateRule effect = EffectiveDateRule.of(rule);
        assertThat(effect.effectiveOn(promulgated, effect.days(days))).isEqualTo(inForce);
    }

    @ParameterizedTest
    @CsvSource({"0", "366", "1.5", ","})
    void aPeriodOfItsOwnNeedsItsDays(Double days) {
        assertThatThrownBy(() -> EffectiveDateRule.AFTER_PERIOD.days(days))
                .satisfies(failure -> assertThat(Refusal.in(failure))
                        .get()
                        .extracting(Refusal::code)
                        .isEqualTo("ordinance.effectDaysNeeded"));
    }

    @Test
    void aDayOfEffectThatNoOrdinanceKnowsIsRefused() {
        assertThatThrownBy(() -> EffectiveDateRule.of("someday")).isInstanceOf(Refusal.class);
    }
}
