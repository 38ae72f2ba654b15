package safecity.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import safecity.refusal.Refusal;
import safecity.story.ProcessStory;
import safecity.story.Story;

@ProcessStory
class RecallTest {

    @Autowired
    Story story;

    @Autowired
    SubmittedDocuments documents;

    @Test
    void theDrafterSeesADocumentWithItsLineAndTakesItBackUntilSomebodyHasReviewedIt() {
        String document = submit("recall-mine");
        assertThat(newest().recallable()).isTrue();
        assertThat(newest().line()).startsWith("기안 안전관리과 → 검토 안전관리과");

        story.as("yeonsu-lead", () -> documents.recall(document, "yeonsu-lead"));

        assertThat(story.openTasks()).containsExactly("draft");
        assertThat(newest().last()).isEqualTo(ApprovalAct.Step.RECALL);
        assertThat(newest().recallable()).isFalse();
    }

    @Test
    void afterTheFirstReviewItIsTooLate() {
        String document = submit("recall-late");
        story.complete("yeonsu-lead-head", "review", Map.of("decision", "approve"));
        assertThat(newest().recallable()).isFalse();
        refused(
                "approval.notRecallable",
                () -> story.as("yeonsu-lead", () -> documents.recall(document, "yeonsu-lead")));
        assertThat(story.openTasks()).containsOnly("review");
    }

    @Test
    void somebodyElsesDocumentIsNotThereToBeRecalled() {
        String document = submit("recall-foreign");
        refused("approval.unknown", () -> story.as("yeonsu-legal", () -> documents.recall(document, "yeonsu-legal")));
        assertThat(story.openTasks()).containsExactly("review");
    }

    /** A plan is reviewed twice: by the head of the department, then by the director. */
    private String submit(String key) {
        story.on(LocalDate.of(2023, 5, 8), key)
                .start(
                        "approval",
                        Map.of(
                                "documentKind",
                                "plan",
                                "documentTitle",
                                key,
                                "documentAmount",
                                0,
                                "drafterRole",
                                "lead"));
        story.complete("yeonsu-lead", "draft", Map.of("decision", "submit"));
        return newest().id();
    }

    private SubmittedDocuments.Submitted newest() {
        return documents.of("yeonsu-lead", Locale.KOREAN).get(0);
    }

    private static void refused(String code, ThrowingCallable act) {
        assertThatThrownBy(act)
                .satisfies(failure -> assertThat(Refusal.in(failure))
                        .get()
                        .extracting(Refusal::code)
                        .isEqualTo(code));
    }
}
