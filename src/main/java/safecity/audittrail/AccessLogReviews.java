package safecity.audittrail;

import java.time.YearMonth;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import safecity.audittrail.AccessLogReviewRepository.Act;
import safecity.audittrail.AccessLogReviewRepository.Step;
import safecity.engine.contract.DecisionEntry;
import safecity.engine.models.ModelBean;
import safecity.refusal.Refusal;

/**
 * The monthly check of the access log, for {@code access-log-review.bpmn}. Months are texts such as {@code 2026-10}. No
 * name and no address comes into the process: the tasks show figures, the log itself shows who.
 */
@ModelBean("accessLogReviews")
public class AccessLogReviews {

    private final AccessLogReader log;
    private final AccessLogReviewRepository reviews;
    private final MessageSource messages;

    AccessLogReviews(AccessLogReader log, AccessLogReviewRepository reviews, MessageSource messages) {
        this.log = log;
        this.reviews = reviews;
        this.messages = messages;
    }

    /** What the month's log comes to, in one sentence. */
    public String figures(String municipality, String month) {
        AccessLogFigures f = log.figures(municipality, YearMonth.parse(month));
        return messages.getMessage(
                "accessLogReview.figures",
                new Object[] {
                    f.lines(),
                    f.accounts(),
                    f.refused(),
                    f.attacked(),
                    f.downloads(),
                    f.mostDownloads(),
                    f.offHours(),
                    f.administration()
                },
                Locale.KOREAN);
    }

    /** The auditor signs the check, or says what is wrong. */
    public void signed(String municipality, String month, DecisionEntry entry, String actor) {
        insert(municipality, month, Step.REVIEW, entry.decision(), entry.comment(), actor);
    }

    public void measured(String municipality, String month, String measures, String actor) {
        insert(municipality, month, Step.MEASURES, null, measures, actor);
    }

    /**
     * The auditor is content with what was done, or not.
     *
     * @throws Refusal {@code accessLogReview.ownMeasures} to whoever took the measures
     */
    public void confirmed(String municipality, String month, DecisionEntry entry, String actor) {
        if (reviews.last(municipality, YearMonth.parse(month), Step.MEASURES)
                .filter(act -> act.account().equals(actor))
                .isPresent()) {
            throw Refusal.forbidden("accessLogReview.ownMeasures").rule("개인정보의 안전성 확보조치 기준 제8조");
        }
        insert(municipality, month, Step.CONFIRMATION, entry.decision(), entry.comment(), actor);
    }

    /** What the auditor asks for: the finding, or why the last measures were not enough. */
    public String findings(String municipality, String month) {
        return reviews.last(municipality, YearMonth.parse(month), Step.CONFIRMATION)
                .or(() -> reviews.last(municipality, YearMonth.parse(month), Step.REVIEW))
                .map(Act::remark)
                .orElse("");
    }

    public String measures(String municipality, String month) {
        return reviews.last(municipality, YearMonth.parse(month), Step.MEASURES)
                .map(Act::remark)
                .orElse("");
    }

    private void insert(
            String municipality,
            String month,
            Step step,
            @Nullable String decision,
            @Nullable String remark,
            String actor) {
        YearMonth checked = YearMonth.parse(month);
        String said = remark == null || remark.isBlank() ? null : remark.strip();
        reviews.insert(municipality, checked, step, decision, said, actor, log.figures(municipality, checked));
    }
}
