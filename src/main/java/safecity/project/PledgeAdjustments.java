package safecity.project;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import safecity.engine.contract.DecisionEntry;
import safecity.engine.models.ModelBean;

/**
 * What the citizens' panel and the mayor decide about a pledge beyond its plan (공약사업 관리규정): to go on without a step
 * ({@code omission}), to give the project up ({@code abandonment}), to take it up again ({@code resumption}).
 */
@ModelBean("pledgeAdjustments")
public class PledgeAdjustments {

    private static final int LONGEST_TITLE = 200;

    private final JdbcClient jdbc;
    private final MessageSource messages;
    private final Clock clock;

    PledgeAdjustments(JdbcClient jdbc, MessageSource messages, Clock clock) {
        this.jdbc = jdbc;
        this.messages = messages;
        this.clock = clock;
    }

    /** A kind in Korean, for a form. */
    public String kindName(String kind) {
        return messages.getMessage("pledge.kind." + kind, null, Locale.KOREAN);
    }

    /**
     * The title of the document that is decided on.
     *
     * @param choice  what was chosen at the step: {@code without}, or to give up
     * @param subject what the step is about, such as the contract's title; null where it is the whole project
     * @param reason  of whoever proposes it; shortened where a title can't hold it
     */
    public String title(String choice, String subject, String reason) {
        String beginning = "without".equals(choice)
                ? messages.getMessage("pledge.title.without", new Object[] {subject}, Locale.KOREAN)
                : messages.getMessage("pledge.title.abandonment", null, Locale.KOREAN);
        String title = reason == null || reason.isBlank() ? beginning : beginning + ": " + reason.strip();
        return title.length() <= LONGEST_TITLE ? title : title.substring(0, LONGEST_TITLE - 1) + "…";
    }

    /** The panel agrees, or returns the proposal with its reason. */
    public void deliberated(String projectKey, String kind, String subject, DecisionEntry entry, String actor) {
        boolean agreed = "agree".equals(entry.decision());
        state(projectKey, kind, agreed ? "PANEL_AGREED" : "PANEL_DISAGREED", subject, entry.comment(), actor);
    }

    /** The mayor has decided so. */
    public void adopted(String projectKey, String kind, String subject, String actor) {
        state(projectKey, kind, "ADOPTED", subject, "", actor);
    }

    /** Why the project was given up last, in the words of the document; null where nobody decided that. */
    public @Nullable String reason(String projectKey) {
        return jdbc.sql("""
                SELECT subject FROM pledge_adjustment
                WHERE project_key = ? AND kind = 'ABANDONMENT' AND statement = 'ADOPTED' ORDER BY id DESC LIMIT 1
                """).param(projectKey).query(String.class).optional().orElse(null);
    }

    private void state(String projectKey, String kind, String statement, String subject, String comment, String actor) {
        jdbc.sql("""
                INSERT INTO pledge_adjustment (project_key, kind, statement, subject, comment, stated_by, stated_at)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """)
                .params(
                        projectKey,
                        kind.toUpperCase(Locale.ROOT),
                        statement,
                        subject,
                        comment == null ? "" : comment,
                        actor,
                        clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }
}
