package safecity.refusal;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A rule said no. Thrown inside a transaction it rolls everything back, so that a task stays open with what was
 * entered and nothing is half written.
 *
 * <p>The sentence stands in {@code messages/*.properties} under {@link #code()}, in Korean and in English; it names the
 * field and the rule. {@link RefusalMessages} renders it.
 */
public final class Refusal extends RuntimeException {

    private static final String RETRY_AFTER_SECONDS = "10";

    private final String code;
    private final transient Object @Nullable [] arguments;
    private final @Nullable String field;
    private final @Nullable String rule;
    private final Kind kind;
    private final transient List<Refusal> parts;

    /** What the refusal means to a client: the input is wrong, this person may not,
     * the state has moved on, nothing is there, it came too slowly, there is too much of it, somebody else is away, or no room is left. */
    public enum Kind {
        INVALID(400),
        FORBIDDEN(403),
        NOT_FOUND(404),
        TOO_SLOW(408),
        CONFLICT(409),
        TOO_LARGE(413),
        UNAVAILABLE(503),
        FULL(507);

        private final int status;

        Kind(int status) {
            this.status = status;
        }

        /** The HTTP status that says it. */
        public int status() {
            return status;
        }
    }

    private Refusal(
            String code,
            Object @Nullable [] arguments,
            @Nullable String field,
            @Nullable String rule,
            Kind kind,
            List<Refusal> parts) {
        super(code, null, false, false);
        this.code = code;
        this.arguments = arguments;
        this.field = field;
        this.rule = rule;
        this.kind = kind;
        this.parts = parts;
    }

    /** @param code key of the sentence; @param arguments its figures, in the order of the sentence's placeholders */
    public static Refusal of(String code, Object... arguments) {
        return new Refusal(code, arguments, null, null, Kind.INVALID, List.of());
    }

    /** Somebody was faster, or the record has moved on since the page was opened. */
    public static Refusal conflict(String code, Object... arguments) {
        return new Refusal(code, arguments, null, null, Kind.CONFLICT, List.of());
    }

    public static Refusal notFound(String code, Object... arguments) {
        return new Refusal(code, arguments, null, null, Kind.NOT_FOUND, List.of());
    }

    /** It came so slowly that the rest wasn't waited for. */
    public static Refusal tooSlow(String code, Object... arguments) {
        return new Refusal(code, arguments, null, null, Kind.TOO_SLOW, List.of());
    }

    /** More was sent than is ever needed; it wasn't read. */
    public static Refusal tooLarge(String code, Object... arguments) {
        return new Refusal(code, arguments, null, null, Kind.TOO_LARGE, List.of());
    }

    /** Another system, without which it can't be done, doesn't answer; later it may. */
    public static Refusal unavailable(String code, Object... arguments) {
        return new Refusal(code, arguments, null, null, Kind.UNAVAILABLE, List.of());
    }

    /** This person may not do it, whatever they enter; somebody else may. */
    public static Refusal forbidden(String code, Object... arguments) {
        return new Refusal(code, arguments, null, null, Kind.FORBIDDEN, List.of());
    }

    /** Several fields are wrong at once, so that a person mends all of them in one go. */
    public static Refusal all(List<Refusal> parts) {
        return parts.size() == 1
                ? parts.get(0)
                : new Refusal(
                        "refusal.several", new Object[] {parts.size()}, null, null, Kind.INVALID, List.copyOf(parts));
    }

    /** The form field that the sentence is about, by its key. */
    public Refusal field(String key) {
        return new Refusal(code, arguments, key, rule, kind, parts);
    }

    /** The rule that refuses, as it is cited: {@code 행정절차법 제43조}. */
    public Refusal rule(String citation) {
        return new Refusal(code, arguments, field, citation, kind, parts);
    }

    public String code() {
        return code;
    }

    public Object[] arguments() {
        return arguments == null ? new Object[0] : arguments.clone();
    }

    public Optional<String> field() {
        return Optional.ofNullable(field);
    }

    public Optional<String> rule() {
        return Optional.ofNullable(rule);
    }

    public Kind kind() {
        return kind;
    }

    /** After how many seconds it is worth while to ask again; empty where that changes nothing. */
    public Optional<String> retryAfterSeconds() {
        return kind == Kind.UNAVAILABLE ? Optional.of(RETRY_AFTER_SECONDS) : Optional.empty();
    }

    /** What is refused, one by one; the refusal itself where it is about one thing. */
    public List<Refusal> parts() {
        return parts == null || parts.isEmpty() ? List.of(this) : parts;
    }

    /** The refusal that caused {@code failure}, however deep it was wrapped; a database refuses, too. */
    public static Optional<Refusal> in(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof Refusal refusal) {
                return Optional.of(refusal);
            }
            if (cause instanceof SQLException sql
                    && DatabaseFailureMessage.of(sql).isPresent()) {
                return DatabaseFailureMessage.of(sql)
                        .map(word -> new Refusal(word.code(), null, null, null, word.kind(), List.of()));
            }
        }
        return Optional.empty();
    }
}
