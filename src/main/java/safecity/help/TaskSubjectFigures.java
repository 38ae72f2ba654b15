package safecity.help;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import safecity.calendar.LegalPeriod;
import safecity.committee.CommitteeFigures;
import safecity.committee.CommitteeFigures.Member;
import safecity.committee.CommitteeFigures.Planned;
import safecity.engine.models.ModelContract;
import safecity.engine.models.ModelNames;
import safecity.engine.processes.InstanceFacts;
import safecity.engine.tasks.TaskPlaces.Place;
import safecity.ordinance.OrdinanceFigures;
import safecity.research.ContractFigures;

/** The figures of what a task is about: ordinance, contract, committee, meeting. */
@Component
class TaskSubjectFigures {

    private final OrdinanceFigures ordinances;
    private final ContractFigures contracts;
    private final CommitteeFigures committees;
    private final InstanceFacts facts;

    TaskSubjectFigures(
            OrdinanceFigures ordinances, ContractFigures contracts, CommitteeFigures committees, InstanceFacts facts) {
        this.ordinances = ordinances;
        this.contracts = contracts;
        this.committees = committees;
        this.facts = facts;
    }

    void add(DocumentFigures figures, Place place, String projectKey) {
        addOrdinance(figures, ordinances.of(projectKey));
        addContract(
                figures,
                fact(place, ModelContract.Variables.CONTRACT_CODE).map(code -> contracts.of(projectKey, code)));
        addCommittee(figures, projectKey);
        figures.word("meeting", meeting(place)).word("agenda", agenda(figures, place));
    }

    /** What the meeting is about; the task's own name where it is about nothing that has a title. */
    private @Nullable String agenda(DocumentFigures figures, Place place) {
        return switch (place.process()) {
            case ModelContract.Processes.ORDINANCE_ENACTMENT -> figures.words().get("ordinanceTitle");
            case ModelContract.Processes.RESEARCH_CONTRACT -> figures.words().get("contractTitle");
            case ModelContract.Processes.SAFETY_PROGRAMME ->
                fact(place, ModelContract.Variables.PROGRAMME_TITLE).orElse(null);
            case ModelContract.Processes.ANNUAL_REPORT ->
                fact(place, ModelContract.Variables.REPORT_YEAR)
                        .map(year -> year + "년 연차보고서")
                        .orElse(null);
            default -> ModelNames.oneLine(place.name());
        };
    }

    private static String meeting(Place place) {
        return switch (place.process()) {
            case ModelContract.Processes.ORDINANCE_ENACTMENT -> "조례·규칙심의회";
            case ModelContract.Processes.RESEARCH_CONTRACT -> "용역과제심의위원회";
            case ModelContract.Processes.SAFETY_PROGRAMME -> "분과위원회";
            default -> "안전도시위원회";
        };
    }

    private Optional<String> fact(Place place, String variable) {
        return facts.find(place.taskId(), place.process(), variable);
    }

    private static void addOrdinance(DocumentFigures figures, Optional<OrdinanceFigures.Figures> found) {
        OrdinanceFigures.Figures ordinance =
                found.orElse(new OrdinanceFigures.Figures(null, null, null, null, null, null, null, null));
        figures.word("ordinanceTitle", ordinance.title())
                .word("ordinancePurpose", ordinance.purpose())
                .word("ordinanceEffect", ordinance.effect())
                .word("ordinanceCost", ordinance.cost())
                .word("noticedOn", ordinance.noticedOn())
                .word("noticeDays", ordinance.noticeDays())
                .word("noticeDaysLeast", LegalPeriod.ORDINANCE_NOTICE.length())
                .word("noticeEndsOn", ordinance.noticeEndsOn())
                .word("ordinanceEffectiveOn", ordinance.effective());
    }

    private static void addContract(DocumentFigures figures, Optional<ContractFigures.Figures> contract) {
        figures.word("inspectionDays", LegalPeriod.INSPECTION.length())
                .word(
                        "contractTitle",
                        contract.map(found -> found.planned().nameKo()).orElse(null))
                .word(
                        "contractFrom",
                        contract.map(found -> found.planned().from()).orElse(null))
                .word("contractTo", contract.map(found -> found.planned().to()).orElse(null))
                .word(
                        "contractYear",
                        contract.map(found -> String.valueOf(found.planned().budgetYear()))
                                .orElse(null))
                .word(
                        "contractPrice",
                        contract.map(found -> DocumentFigures.won(found.price()))
                                .orElse(null))
                .word(
                        "contractPurpose",
                        contract.map(ContractFigures.Figures::purpose).orElse(null))
                .word(
                        "contractScope",
                        contract.map(ContractFigures.Figures::scope).orElse(null))
                .word(
                        "contractor",
                        contract.map(ContractFigures.Figures::contractor).orElse(null))
                .word(
                        "contractAmount",
                        contract.map(found -> DocumentFigures.won(found.amount()))
                                .orElse(null));
    }

    private void addCommittee(DocumentFigures figures, String project) {
        Optional<Planned> planned = committees.planned(project);
        List<Member> members = committees.members(project);
        figures.word(
                        "committeeName",
                        committees
                                .name(project)
                                .or(() -> planned.map(Planned::name))
                                .orElse(null))
                .word("committeeSeats", planned.map(Planned::seatLimit).orElse(null))
                .word("appointedSeats", planned.map(Planned::appointedSeats).orElse(null))
                .word("officialSeats", planned.map(Planned::officialSeats).orElse(null))
                .word("subcommittees", planned.map(Planned::subcommittees).orElse(null))
                .word("termYears", planned.map(Planned::termYears).orElse(null))
                .word("members", members.isEmpty() ? null : members.size())
                .word(
                        "chair",
                        members.stream()
                                .filter(one -> "chair".equals(one.office()) && one.name() != null)
                                .map(Member::name)
                                .findFirst()
                                .orElse(null));
        figures.table(
                "attendance",
                members.stream()
                        .map(one -> List.of(
                                String.valueOf(one.seat()), orBlank(one.name()), orBlank(one.organisation()), ""))
                        .toList());
        figures.list(
                "appointed",
                members.stream()
                        .filter(Member::appointed)
                        .map(TaskSubjectFigures::letter)
                        .toList());
    }

    private static Map<String, String> letter(Member member) {
        return new DocumentFigures()
                .word("seat", member.seat())
                .word("name", member.name())
                .word("organisation", member.organisation())
                .word("subcommittee", member.subcommittee())
                .word("termFrom", member.termFrom())
                .word("termTo", member.termTo())
                .words();
    }

    private static String orBlank(@Nullable String text) {
        return text == null ? TemplateFiller.BLANK : text;
    }
}
