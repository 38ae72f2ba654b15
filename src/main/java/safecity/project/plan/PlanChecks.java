package safecity.project.plan;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import safecity.calendar.ElectionLimit;

/**
 * The consistency checks that a plan goes through when it is loaded. Each finding carries its figures, none blocks.
 */
public final class PlanChecks {

    /** Shortest gap seen between a domestic and an international audit: 72 days (Busan); planning value 90. */
    private static final long AUDIT_GAP_DAYS = 90;

    /** 지방계약법 시행령 제35조: below, the tender runs 10 days, from here on 20. Million won. */
    private static final long LONG_NOTICE_FROM = 100;

    private static final long MILLION = 1_000_000;

    private final PlanDocument plan;
    private final List<LocalDate> elections;
    private final List<PlanFinding> findings = new ArrayList<>();

    private PlanChecks(PlanDocument plan, List<LocalDate> elections) {
        this.plan = plan;
        this.elections = elections;
    }

    /** @param elections days of local elections (공직선거법 제34조) */
    public static List<PlanFinding> of(PlanDocument plan, List<LocalDate> elections) {
        PlanChecks checks = new PlanChecks(plan, elections);
        checks.totals();
        checks.order();
        checks.withinPeriod();
        checks.programmesBeforeTheirPlan();
        checks.auditWindow();
        checks.domesticAuditYear();
        checks.contractsSupportingAudits();
        checks.ceremonyAndElections();
        checks.reportsEveryYear();
        checks.contractsNearThreshold();
        checks.contractsBeyondBudget();
        return List.copyOf(checks.findings);
    }

    private void totals() {
        long years = plan.budgetOfYears();
        if (plan.budgetHeader() != plan.budgetOverview() || plan.budgetHeader() != years) {
            long difference = Math.max(
                    Math.abs(plan.budgetHeader() - plan.budgetOverview()),
                    Math.max(Math.abs(plan.budgetHeader() - years), Math.abs(plan.budgetOverview() - years)));
            findings.add(PlanFinding.of("totals", plan.budgetHeader(), plan.budgetOverview(), years, difference));
        }
    }

    /** The hard dependencies: what has to be finished before something else may begin. */
    private void order() {
        both("ordinance", "committee", (ordinance, committee) -> {
            if (ordinance.to().isAfter(committee.from())) {
                findings.add(PlanFinding.of(
                        "order", ordinance.nameKo(), ordinance.to(), committee.nameKo(), committee.from()));
            } else if (ordinance.to().until(committee.from(), ChronoUnit.MONTHS) >= 3) {
                findings.add(PlanFinding.of(
                        "committeeGap",
                        ordinance.to(),
                        committee.from(),
                        ordinance.to().until(committee.from(), ChronoUnit.DAYS)));
            }
        });
        both("baseline-survey", "ordinance", (survey, ordinance) -> {
            if (survey.from().isBefore(ordinance.to())) {
                findings.add(PlanFinding.of("surveyBeforeOrdinance", survey.from(), ordinance.to()));
            }
        });
        both("application", "audits", (application, audits) -> inOrder(application, audits));
        both("audits", "declaration", (audits, declaration) -> inOrder(audits, declaration));
        plan.milestones().stream()
                .filter(milestone -> milestone.to().isBefore(milestone.from()))
                .forEach(milestone -> findings.add(
                        PlanFinding.of("backwards", milestone.nameKo(), milestone.from(), milestone.to())));
    }

    private void inOrder(PlanDocument.Milestone first, PlanDocument.Milestone second) {
        if (first.to().isAfter(second.from())) {
            findings.add(PlanFinding.of("order", first.nameKo(), first.to(), second.nameKo(), second.from()));
        }
    }

    private void withinPeriod() {
        plan.milestones().stream()
                .filter(milestone ->
                        milestone.from().isBefore(plan.from()) || milestone.to().isAfter(plan.to()))
                .forEach(milestone -> findings.add(PlanFinding.of(
                        "outsidePeriod",
                        milestone.nameKo(),
                        milestone.from(),
                        milestone.to(),
                        plan.from(),
                        plan.to())));
    }

    private void programmesBeforeTheirPlan() {
        Optional<Integer> firstAction = plan.years().stream()
                .filter(year -> year.actions().stream().anyMatch(action -> action.contains("안전증진사업")))
                .map(PlanDocument.Year::year)
                .min(Integer::compare);
        milestone("programmes")
                .ifPresent(programmes -> firstAction
                        .filter(year -> year < programmes.from().getYear())
                        .ifPresent(year -> findings.add(PlanFinding.of(
                                "programmeStart", programmes.from().getYear(), year))));
    }

    private void auditWindow() {
        milestone("audits").ifPresent(audits -> {
            long days = audits.from().until(audits.to(), ChronoUnit.DAYS) + 1;
            if (days <= AUDIT_GAP_DAYS) {
                findings.add(PlanFinding.of("auditWindow", audits.from(), audits.to(), days, AUDIT_GAP_DAYS));
            }
        });
    }

    private void domesticAuditYear() {
        milestone("audits")
                .ifPresent(audits -> plan.years().stream()
                        .filter(year ->
                                year.goals().stream().anyMatch(goal -> goal.contains("1차") && goal.contains("통과")))
                        .filter(year -> audits.to().getYear() > year.year())
                        .findFirst()
                        .ifPresent(year -> findings.add(PlanFinding.of(
                                "domesticAuditYear", year.year(), audits.from(), audits.to(), year.percent()))));
    }

    private void contractsSupportingAudits() {
        milestone("audits")
                .ifPresent(audits -> plan.contracts().stream()
                        .filter(contract -> contract.deliverables().contains("outcome"))
                        .filter(contract -> contract.to().isBefore(audits.to()))
                        .forEach(contract -> findings.add(PlanFinding.of(
                                "contractEndsBeforeAudit",
                                contract.nameKo(),
                                contract.to(),
                                audits.from(),
                                audits.to()))));
    }

    /** 공직선거법 제86조 제2항: from 60 days before an election, events of heads of local government are restricted. */
    private void ceremonyAndElections() {
        milestone("declaration")
                .ifPresent(ceremony -> elections.forEach(election -> {
                    LocalDate banned = ElectionLimit.EVENTS.from(election);
                    if (!ceremony.to().isBefore(banned) && !ceremony.from().isAfter(election)) {
                        findings.add(PlanFinding.of(
                                "ceremonyInElectionPeriod", ceremony.from(), ceremony.to(), banned, election));
                    }
                }));
    }

    private void reportsEveryYear() {
        List<Integer> without = plan.years().stream()
                .filter(year -> year.actions().stream().noneMatch(action -> action.contains("연차보고서")))
                .map(PlanDocument.Year::year)
                .filter(year -> year > plan.from().getYear())
                .toList();
        if (!without.isEmpty()) {
            findings.add(PlanFinding.of(
                    "noAnnualReport", without.stream().map(String::valueOf).collect(Collectors.joining(", "))));
        }
    }

    /** Where the year's budget allows a price beyond the boundary, but the planned one is below it. */
    private void contractsNearThreshold() {
        for (PlannedContract contract : plan.contracts()) {
            if (budget(contract) >= LONG_NOTICE_FROM * 9 / 10
                    && contract.estimatedPrice() < LONG_NOTICE_FROM * MILLION) {
                findings.add(PlanFinding.of(
                        "priceDecidesProcedure",
                        contract.nameKo(),
                        budget(contract),
                        contract.estimatedPrice() / MILLION,
                        LONG_NOTICE_FROM));
            }
        }
    }

    private void contractsBeyondBudget() {
        for (PlannedContract contract : plan.contracts()) {
            if (contract.estimatedPrice() > budget(contract) * MILLION) {
                findings.add(PlanFinding.of(
                        "contractBeyondBudget",
                        contract.nameKo(),
                        won(contract.estimatedPrice()),
                        contract.budgetYear(),
                        won(budget(contract) * MILLION)));
            }
        }
    }

    private static String won(long amount) {
        return String.format(Locale.ROOT, "%,d", amount);
    }

    /** Budget of the year that pays for a contract, in million won. */
    private long budget(PlannedContract contract) {
        return plan.budget().getOrDefault(contract.budgetYear(), Map.of()).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    private Optional<PlanDocument.Milestone> milestone(String code) {
        return Optional.ofNullable(plan.milestone(code));
    }

    private void both(String first, String second, BiConsumer<PlanDocument.Milestone, PlanDocument.Milestone> check) {
        milestone(first).ifPresent(a -> milestone(second).ifPresent(b -> check.accept(a, b)));
    }
}
