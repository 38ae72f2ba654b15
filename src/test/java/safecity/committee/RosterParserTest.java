package safecity.committee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import safecity.refusal.Refusal;

class RosterParserTest {

    private static final String GOOD = """
            위원 하나, 남, 연수대학교, 위촉, 교통

            위원 둘，여，연수병원，위촉，낙상
              위원 셋 ,여, 안전관리과 , 당연 , 교통
            """;

    @Test
    void aLineIsAMember() {
        assertThat(RosterParser.read(GOOD))
                .containsExactly(
                        new Seat("appointed", "male", "위원 하나", "연수대학교", "교통"),
                        new Seat("appointed", "female", "위원 둘", "연수병원", "낙상"),
                        new Seat("official", "female", "위원 셋", "안전관리과", "교통"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = ';',
            value = {
                "위원 둘, 여, 병원, 위촉; columns; 2; 4",
                "위원 둘, 여, 병원, 위촉, 교통, 더; columns; 2; 6",
                "위원 둘, 여, , 위촉, 교통; blank; 2; 3",
                ", 여, 병원, 위촉, 교통; blank; 2; 1",
                "위원 둘, 여자, 병원, 위촉, 교통; sex; 2; 여자",
                "위원 둘, 여, 병원, 촉탁, 교통; kind; 2; 촉탁",
                "위원 하나, 여, 대학, 위촉, 교통; twice; 2; 위원 하나"
            })
    void aLineThatCanNotBeReadIsNamed(String line, String what, int number, String argument) {
        assertThatThrownBy(() -> RosterParser.read("위원 하나, 남, 대학, 위촉, 교통\n" + line))
                .isInstanceOfSatisfying(Refusal.class, refusal -> {
                    assertThat(refusal.code()).isEqualTo("committee.roster." + what);
                    assertThat(refusal.arguments()[0]).isEqualTo(number);
                    assertThat(refusal.arguments()[1]).hasToString(argument);
                    assertThat(refusal.field()).contains("roster");
                });
    }

    @Test
    void aLineOfSixtyOneCharactersIsTooLong() {
        assertThat(RosterParser.read("가".repeat(60) + ", 남, 대학, 위촉, 교통")).hasSize(1);
        assertThatThrownBy(() -> RosterParser.read("가".repeat(61) + ", 남, 대학, 위촉, 교통"))
                .isInstanceOfSatisfying(Refusal.class, refusal -> {
                    assertThat(refusal.code()).isEqualTo("committee.roster.long");
                    assertThat(refusal.arguments()).containsExactly(1, 1, 60);
                });
    }

    @Test
    void aRosterOfTheApprovedCompositionGivesTheSeats() {
        assertThat(SeatAssignment.of(new CommitteeComposition(1, 1, 1, 2), GOOD))
                .isEqualTo(RosterParser.read(GOOD));
    }

    @ParameterizedTest(name = "{0} men, {1} women, {2} officials, {3} subcommittees: {4}")
    @CsvSource({
        "2, 1, 1, 2, disagrees.men",
        "1, 2, 1, 2, disagrees.women",
        "1, 1, 2, 2, disagrees.officials",
        "1, 1, 1, 3, subcommittees"
    })
    void aRosterThatIsNotTheApprovedCompositionIsRefused(
            int men, int women, int officials, int subcommittees, String what) {
        assertThatThrownBy(
                        () -> SeatAssignment.of(new CommitteeComposition(men, women, officials, subcommittees), GOOD))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("committee.roster." + what));
    }

    @Test
    void withoutARosterTheSeatsHaveNoNamesAndFillTheSubcommitteesInTurn() {
        List<Seat> seats = SeatAssignment.of(new CommitteeComposition(2, 2, 1, 2), " ");
        assertThat(seats).hasSize(5).allMatch(seat -> seat.name() == null);
        assertThat(seats).extracting(Seat::subcommittee).containsExactly("제1분과", "제2분과", "제1분과", "제2분과", "제1분과");
    }
}
