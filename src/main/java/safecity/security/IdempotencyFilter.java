package safecity.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;
import safecity.engine.identity.Account;
import safecity.security.AnsweredRequests.Answer;

/**
 * Lets a client that got no answer ask again: what was done under an {@code Idempotency-Key} is not done twice, and the
 * repeat gets the first answer. An act and its answer are one transaction: both are there or none is, whatever falls. A
 * file is not received within a transaction; it takes the key first, and its answer follows (ADR 0089).
 */
class IdempotencyFilter extends OncePerRequestFilter {

    static final String KEY = "Idempotency-Key";
    static final String REPLAYED = "Idempotency-Replayed";

    private static final Pattern LEGIBLE = Pattern.compile("[\\x21-\\x7e]{1,255}");
    /** Said of the request itself; other refusals are about the moment, and the repeat is a new attempt. */
    private static final Set<Integer> REFUSED = Set.of(400, 404, 409);

    private static final Answer COMING_IN = new Answer(null, null, true, null, null, null, null);

    private final AnsweredRequests answers;
    private final TransactionTemplate transaction;
    private final AccessDeniedResponses denied;

    IdempotencyFilter(AnsweredRequests answers, TransactionTemplate transaction, AccessDeniedResponses denied) {
        this.answers = answers;
        this.transaction = transaction;
        this.denied = denied;
    }

    private record Asked(Account person, String key, RepeatableRequest request) {

        String account() {
            return person.id();
        }

        /** What somebody may who has lost a group since is asked anew, and so is what they may read. */
        String standing() {
            String groups = String.join("\n", new TreeSet<>(person.groups()));
            String municipalities = String.join("\n", new TreeSet<>(person.tenants()));
            return RepeatableRequest.sha256(groups + "\n\n" + municipalities);
        }
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = EndpointAuthorizationManager.path(request);
        return !request.getMethod().equals("POST")
                || request.getHeader(KEY) == null
                || !path.startsWith("/api/")
                        && !path.startsWith("/engine-rest/")
                        && !path.startsWith("/camunda/api/engine/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication signedIn = SecurityContextHolder.getContext().getAuthentication();
        if (signedIn == null || !(signedIn.getPrincipal() instanceof Account account)) {
            chain.doFilter(request, response);
            return;
        }
        String key = request.getHeader(KEY);
        if (!LEGIBLE.matcher(key).matches()) {
            denied.idempotency(request, response, HttpServletResponse.SC_BAD_REQUEST, "idempotency.key");
            return;
        }
        ContentCachingResponseWrapper answer = new ContentCachingResponseWrapper(response);
        RepeatableRequest named = new RepeatableRequest(request);
        Asked asked = new Asked(account, key, named);
        if (isFile(request)) {
            receive(asked, answer, chain);
        } else if (named.readWhole()) {
            act(asked, answer, chain);
        } else {
            denied.tooLarge(request, answer);
        }
        answer.copyBodyToResponse();
    }

    private static boolean isFile(HttpServletRequest request) {
        return SentType.of(request).startsWith(MediaType.APPLICATION_OCTET_STREAM_VALUE);
    }

    private void act(Asked asked, ContentCachingResponseWrapper answer, FilterChain chain)
            throws ServletException, IOException {
        try {
            boolean refused = Boolean.TRUE.equals(transaction.execute(status -> {
                if (!answers.take(asked.account(), asked.key())) {
                    return running(asked, answer);
                }
                Optional<Answer> first = answers.find(asked.account(), asked.key());
                if (first.isPresent() && isAnswered(first.get(), asked, answer)) {
                    return false;
                }
                pass(asked, answer, chain);
                if (answer.getStatus() >= HttpServletResponse.SC_BAD_REQUEST) {
                    status.setRollbackOnly();
                    return REFUSED.contains(answer.getStatus());
                }
                answers.keep(asked.account(), asked.key(), kept(asked, answer));
                return false;
            }));
            if (refused) {
                answers.keepRefused(
                        asked.account(), asked.key(), asked.request().fingerprint());
            }
        } catch (Passed failure) {
            failure.rethrow();
        } catch (TransactionException lost) {
            answer.resetBuffer();
            answer.setHeader(HttpHeaders.RETRY_AFTER, "1");
            denied.idempotency(
                    asked.request(), answer, HttpServletResponse.SC_SERVICE_UNAVAILABLE, "idempotency.again");
        }
    }

    private void receive(Asked asked, ContentCachingResponseWrapper answer, FilterChain chain)
            throws ServletException, IOException {
        Optional<Answer> first = transaction.execute(status -> {
            if (!answers.take(asked.account(), asked.key())) {
                return Optional.of(COMING_IN);
            }
            Optional<Answer> found = answers.find(asked.account(), asked.key());
            if (found.isEmpty() || found.get().status() == null && !found.get().running()) {
                answers.keep(asked.account(), asked.key(), COMING_IN);
                return Optional.empty();
            }
            return found;
        });
        if (first.isPresent()) {
            if (!first.get().running()) {
                asked.request().readOn();
            }
            isAnswered(first.get(), asked, answer);
            return;
        }
        boolean done = false;
        try {
            chain.doFilter(asked.request(), answer);
            if (answer.getStatus() < HttpServletResponse.SC_BAD_REQUEST) {
                answers.keep(asked.account(), asked.key(), kept(asked, answer));
                done = true;
            }
        } finally {
            if (!done) {
                answers.forget(asked.account(), asked.key());
            }
        }
    }

    /** Whether the repeat is answered with that; else nothing was done yet, and it is an attempt like the first. */
    private boolean isAnswered(Answer first, Asked asked, HttpServletResponse answer) {
        try {
            if (first.running()) {
                running(asked, answer);
            } else if (!asked.request().fingerprint().equals(first.fingerprint())) {
                denied.idempotency(asked.request(), answer, 422, "idempotency.other");
            } else if (first.status() == null) {
                return false;
            } else if (first.standing() != null && !first.standing().equals(asked.standing())) {
                denied.idempotency(asked.request(), answer, HttpServletResponse.SC_CONFLICT, "idempotency.standing");
            } else if (first.body() == null) {
                denied.idempotency(asked.request(), answer, HttpServletResponse.SC_CONFLICT, "idempotency.unkept");
            } else {
                replay(first, answer);
            }
            return true;
        } catch (IOException failure) {
            throw new Passed(failure);
        }
    }

    private boolean running(Asked asked, HttpServletResponse answer) {
        try {
            answer.setHeader(HttpHeaders.RETRY_AFTER, "1");
            denied.idempotency(asked.request(), answer, HttpServletResponse.SC_CONFLICT, "idempotency.running");
            return false;
        } catch (IOException failure) {
            throw new Passed(failure);
        }
    }

    private static void replay(Answer first, HttpServletResponse answer) throws IOException {
        answer.setStatus(Objects.requireNonNull(first.status()));
        answer.setHeader(REPLAYED, "true");
        if (first.contentType() != null) {
            answer.setContentType(first.contentType());
        }
        if (first.location() != null) {
            answer.setHeader(HttpHeaders.LOCATION, first.location());
        }
        answer.getOutputStream().write(Objects.requireNonNull(first.body()));
    }

    private static void pass(Asked asked, HttpServletResponse answer, FilterChain chain) {
        try {
            chain.doFilter(asked.request(), answer);
        } catch (IOException | ServletException failure) {
            throw new Passed(failure);
        }
    }

    /** That it was done is always kept; an answer that nobody may store, such as first passwords, isn't stored here either. */
    private static Answer kept(Asked asked, ContentCachingResponseWrapper answer) {
        String caching = answer.getHeader(HttpHeaders.CACHE_CONTROL);
        boolean said = caching != null && caching.contains("no-store");
        return new Answer(
                asked.request().fingerprint(),
                asked.standing(),
                false,
                answer.getStatus(),
                answer.getContentType(),
                answer.getHeader(HttpHeaders.LOCATION),
                said ? null : answer.getContentAsByteArray());
    }

    /** What the chain threw, on its way through a transaction that ends with it. */
    private static final class Passed extends RuntimeException {

        Passed(Exception cause) {
            super(cause);
        }

        void rethrow() throws IOException, ServletException {
            if (getCause() instanceof IOException failure) {
                throw failure;
            }
            throw (ServletException) getCause();
        }
    }
}
