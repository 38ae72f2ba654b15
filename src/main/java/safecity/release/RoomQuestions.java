package safecity.release;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import safecity.engine.authorization.Roles;
import safecity.engine.forms.PlainText;
import safecity.engine.identity.Account;
import safecity.engine.identity.Accounts;
import safecity.language.ReaderLanguage;
import safecity.project.Project;
import safecity.refusal.Refusal;
import safecity.release.RoomNotice.What;

/**
 * What is asked and answered in the room: those who assess ask, the department in charge answers, both read all of it.
 * Nothing is changed or taken back; a later answer adds to an earlier one.
 */
@Component
@Transactional
class RoomQuestions {

    static final int LONGEST_QUESTION = 2_000;
    static final int LONGEST_ANSWER = 4_000;

    private final ReleaseReader rooms;
    private final Roles roles;
    private final Accounts accounts;
    private final RoomQuestionRepository store;
    private final ApplicationEventPublisher events;

    RoomQuestions(
            ReleaseReader rooms,
            Roles roles,
            Accounts accounts,
            RoomQuestionRepository store,
            ApplicationEventPublisher events) {
        this.rooms = rooms;
        this.roles = roles;
        this.accounts = accounts;
        this.store = store;
        this.events = events;
    }

    boolean mayAsk(Account person) {
        return roles.assesses(person.groups()) && !roles.inside(person.groups());
    }

    /**
     * @param item   id of a document that stands in the room; null for the room as a whole
     * @param locale in which the asker reads the page; in English the answer has to be in English, too
     * @throws Refusal {@code project.unknown}, {@code release.assessorsAsk}, {@code release.questionMissing},
     *                 {@code release.unknown}
     */
    void ask(String projectKey, @Nullable Long item, @Nullable String text, Account person, Locale locale) {
        Project project = rooms.project(projectKey, person);
        if (!mayAsk(person)) {
            throw Refusal.forbidden("release.assessorsAsk");
        }
        String asked = PlainText.lines("question", text, LONGEST_QUESTION);
        if (asked == null) {
            throw Refusal.of("release.questionMissing").field("question");
        }
        if (item != null) {
            rooms.item(project.key(), item, person);
        }
        long question = store.ask(project.key(), item, language(locale), asked, person.id());
        events.publishEvent(new RoomNotice(project.key(), What.ASKED, question, null, person.id(), asked));
    }

    /**
     * @throws Refusal {@code project.unknown}, {@code release.leadAnswers}, {@code release.unknownQuestion},
     *                 {@code release.answerMissing}, {@code release.answerInEnglish}
     */
    void answer(String projectKey, long question, @Nullable String korean, @Nullable String english, Account person) {
        Project project = rooms.project(projectKey, person);
        if (!rooms.mayRelease(person, project.municipality())) {
            throw Refusal.forbidden("release.leadAnswers");
        }
        RoomQuestionRepository.Row asked =
                store.find(project.key(), question).orElseThrow(() -> Refusal.notFound("release.unknownQuestion"));
        String bodyKo = PlainText.lines("bodyKo", korean, LONGEST_ANSWER);
        String bodyEn = PlainText.lines("bodyEn", english, LONGEST_ANSWER);
        if (bodyKo == null) {
            throw Refusal.of("release.answerMissing").field("bodyKo");
        }
        boolean inEnglish = asked.language().equals("en");
        if (inEnglish && bodyEn == null) {
            throw Refusal.of("release.answerInEnglish").field("bodyEn");
        }
        store.answer(question, bodyKo, bodyEn, person.id());
        events.publishEvent(new RoomNotice(
                project.key(),
                What.ANSWERED,
                question,
                asked.askedBy(),
                person.id(),
                inEnglish && bodyEn != null ? bodyEn : bodyKo));
    }

    /** The newest first, with the names of people. @param hidden names of documents that are not the reader's to see */
    @Transactional(readOnly = true)
    List<RoomQuestion> of(String projectKey, Set<String> hidden, Locale locale) {
        Map<Long, List<RoomQuestion.Answer>> answers = store.answers(projectKey).stream()
                .collect(Collectors.groupingBy(
                        RoomQuestionRepository.AnswerRow::questionId,
                        Collectors.mapping(
                                row -> new RoomQuestion.Answer(
                                        row.bodyKo(), row.bodyEn(), row.answeredAt(), accounts.name(row.answeredBy())),
                                Collectors.toList())));
        return store.of(projectKey).stream()
                .map(row -> new RoomQuestion(
                        row.id(),
                        isHidden(row, hidden) ? null : row.itemId(),
                        isHidden(row, hidden) ? null : ReaderLanguage.isEnglish(locale) ? row.titleEn() : row.titleKo(),
                        row.language(),
                        row.asked(),
                        row.askedAt(),
                        accounts.name(row.askedBy()),
                        answers.getOrDefault(row.id(), List.of())))
                .toList();
    }

    private static boolean isHidden(RoomQuestionRepository.Row row, Set<String> hidden) {
        return row.itemName() != null && hidden.contains(row.itemName());
    }

    private static String language(Locale locale) {
        return ReaderLanguage.choose(locale, "ko", "en");
    }
}
