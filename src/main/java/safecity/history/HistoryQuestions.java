package safecity.history;

import java.util.Arrays;
import java.util.List;
import org.springframework.stereotype.Component;
import safecity.engine.authorization.Roles;
import safecity.engine.identity.Account;

/** Which of the ready questions somebody may ask: whoever oversees; who looked at what is the auditor's to ask. */
@Component
class HistoryQuestions {

    private final Roles roles;

    HistoryQuestions(Roles roles) {
        this.roles = roles;
    }

    List<HistoryQuestion> askable(Account reader) {
        return Arrays.stream(HistoryQuestion.values())
                .filter(question -> isAskable(question, reader))
                .toList();
    }

    boolean isAskable(HistoryQuestion question, Account reader) {
        return roles.oversees(reader.groups())
                && (!question.isForAuditors() || roles.of(reader.groups()).contains("auditor"));
    }
}
