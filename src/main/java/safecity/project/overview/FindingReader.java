package safecity.project.overview;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import safecity.engine.identity.Accounts;
import safecity.language.ReaderLanguage;
import safecity.project.ProjectEventRepository;
import safecity.project.plan.Baseline;
import safecity.project.plan.FindingRemark;
import safecity.project.plan.FindingRemarks;
import safecity.project.plan.PlanDocument;
import safecity.project.plan.PlanRepository;

/** Tells what the check of a plan found and what was said about it. */
@Component
class FindingReader {

    private final PlanRepository plans;
    private final FindingRemarks remarks;
    private final ProjectEventRepository events;
    private final Accounts accounts;
    private final MessageSource messages;

    FindingReader(
            PlanRepository plans,
            FindingRemarks remarks,
            ProjectEventRepository events,
            Accounts accounts,
            MessageSource messages) {
        this.plans = plans;
        this.remarks = remarks;
        this.events = events;
        this.accounts = accounts;
        this.messages = messages;
    }

    List<ProjectView.Finding> of(
            String projectKey, Baseline baseline, PlanDocument plan, Instant before, Locale locale) {
        Map<String, String> names = new HashMap<>();
        if (ReaderLanguage.isEnglish(locale)) {
            plan.milestones().forEach(milestone -> names.put(milestone.nameKo(), milestone.nameEn()));
            plan.contracts()
                    .forEach(contract -> names.put(
                            contract.nameKo(),
                            messages.getMessage("project.contract", new Object[] {contract.code()}, locale)));
        }
        List<FindingRemark> said = remarks.of(projectKey).stream()
                .filter(remark -> remark.at().isBefore(before))
                .toList();
        return plans.findings(baseline.id()).stream()
                .map(finding -> new ProjectView.Finding(
                        finding.id(),
                        finding.code(),
                        finding.figures(),
                        finding.sentence(messages, locale, names),
                        said.stream()
                                .filter(remark -> remark.finding().equals(finding.id()))
                                .map(remark -> remark(remark.text(), remark.by(), remark.at()))
                                .toList()))
                .toList();
    }

    /** What the officer wrote about all of them when the plan was drawn up. */
    List<ProjectView.Remark> general(String projectKey, Instant before) {
        return events.of(projectKey).stream()
                .filter(event -> event.kind() == ProjectEventRepository.Kind.FINDINGS_ANSWERED)
                .filter(event -> event.enteredAt().isBefore(before))
                .map(event -> remark(event.detail(), event.actor(), event.enteredAt()))
                .toList();
    }

    private ProjectView.Remark remark(String text, String by, Instant at) {
        return new ProjectView.Remark(text, accounts.name(by), ProjectReader.time(at));
    }
}
