package safecity.pages;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import safecity.engine.authorization.Roles;
import safecity.engine.identity.Account;
import safecity.engine.time.EngineClock;
import safecity.refusal.RequestId;

/** What {@code templates/layout.html} shows around every page: who reads it, where they may go, the other language. */
@ControllerAdvice(annotations = Controller.class)
class LayoutAdvice {

    private static final Set<Integer> SAID = Set.of(400, 403, 404, 409, 503);

    private final Roles roles;
    private final boolean demo;
    private final Clock clock;

    LayoutAdvice(Roles roles, Environment environment, Clock clock) {
        this.clock = clock;
        this.roles = roles;
        this.demo = environment.acceptsProfiles(Profiles.of("demo"));
    }

    /**
     * @param reader    account id; null on the sign-in page
     * @param inside    whether they belong to the house or oversee it; an outside body is offered nothing of the house's own
     * @param assesses  whether they assess projects from outside, in the room of what was released
     * @param watches   whether they follow the mayor's pledges from outside
     * @param oversees  whether Cockpit has something for them
     * @param administers whether duties and the like are theirs to change
     * @param audits    whether the access log is theirs to read
     * @param setsClock whether they may let time pass in the demo
     * @param today     day of the product's clock, by which terms count
     * @param korean    query string of this page in Korean
     * @param english   query string of this page in English
     */
    record Surroundings(
            @Nullable String reader,
            boolean inside,
            boolean assesses,
            boolean watches,
            boolean oversees,
            boolean administers,
            boolean audits,
            boolean setsClock,
            LocalDate today,
            String korean,
            String english) {}

    @ModelAttribute("layout")
    Surroundings surroundings(@AuthenticationPrincipal @Nullable Account account, HttpServletRequest request) {
        return new Surroundings(
                account == null ? null : account.id(),
                account != null && roles.inside(account.groups()),
                account != null && roles.assesses(account.groups()),
                account != null && roles.watches(account.groups()),
                account != null && roles.oversees(account.groups()),
                account != null && account.administrator(),
                account != null && roles.of(account.groups()).contains("auditor"),
                demo && account != null && account.administrator(),
                LocalDate.ofInstant(clock.instant(), EngineClock.SEOUL),
                in(Locale.KOREAN, request),
                in(Locale.ENGLISH, request));
    }

    /** What went wrong, on an error page; see {@link PageExceptionResolver}. */
    @ModelAttribute("sentence")
    @Nullable
    Object sentence(HttpServletRequest request) {
        return request.getAttribute(PageExceptionResolver.SENTENCE);
    }

    /** By which the log is searched for what happened; see {@link RequestId}. */
    @ModelAttribute("requestId")
    @Nullable
    Object requestId(HttpServletRequest request) {
        return RequestId.of(request);
    }

    /** Which words an error page says: those of its status, of another wrong request (400), or of a failure (500). */
    @ModelAttribute("errorKind")
    @Nullable
    Integer errorKind(HttpServletRequest request) {
        if (!(request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer status)) {
            return null;
        }
        if (SAID.contains(status)) {
            return status;
        }
        return status < 500 ? 400 : 500;
    }

    private static String in(Locale language, HttpServletRequest request) {
        return "?"
                + ServletUriComponentsBuilder.fromRequest(request)
                        .replaceQueryParam("lang", language.getLanguage())
                        .build()
                        .getQuery();
    }
}
