package safecity.notation;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import safecity.refusal.Refusal;
import safecity.refusal.RefusalMessages;

/** Tells a form, while somebody types, what the server makes of it: the parser itself says so, not a copy of it. */
@RestController
@Tag(name = "Notation", description = "How a typed day or number is understood")
class NotationController {

    private final UnderstoodNumber numbers;
    private final RefusalMessages refusals;

    NotationController(UnderstoodNumber numbers, RefusalMessages refusals) {
        this.numbers = numbers;
        this.refusals = refusals;
    }

    /**
     * What was typed, and for what.
     *
     * @param kind     {@code day} or {@code number}
     * @param unit     of a number, such as {@code million-won}; any where none is given
     * @param decimals of a number, at most; also {@code min} and {@code max}
     */
    record Typed(
            @Nullable String kind,
            @Nullable String text,
            @Nullable String unit,
            @Nullable Integer decimals,
            @Nullable BigDecimal min,
            @Nullable BigDecimal max) {}

    /**
     * How it is understood, or why not.
     *
     * @param value as programs send it: {@code 2022-10-15}, {@code 93000000}; not there when it is refused
     * @param entry as the field shows it when it opens the next time
     * @param shown for the person who typed it
     * @param fault the refusal's code
     * @param sentence what to mend
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Understood(
            @Nullable String value,
            @Nullable String entry,
            @Nullable String shown,
            @Nullable String fault,
            @Nullable String sentence) {}

    @PostMapping(path = "/api/notation", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "What a typed day or number means; nothing is kept")
    @ApiResponse(responseCode = "200", description = "Its value and how it reads, or the fault")
    @ApiResponse(responseCode = "400", description = "Neither a day nor a number was asked for")
    Understood understand(@RequestBody Typed typed, @Parameter(hidden = true) Locale reader) {
        String text = typed.text() == null ? "" : typed.text();
        boolean number = "number".equals(typed.kind());
        if (!number && !"day".equals(typed.kind())) {
            throw Refusal.of("notation.kind").field("kind");
        }
        EntryLimits limits = new EntryLimits(
                typed.decimals(), NumberNotation.sent("min", typed.min()), NumberNotation.sent("max", typed.max()));
        try {
            return number ? number(text, typed, limits, reader) : day(text, reader);
        } catch (Refusal refusal) {
            return new Understood(null, null, null, refusal.code(), refusals.sentence(refusal, reader));
        }
    }

    private static Understood day(String text, Locale reader) {
        LocalDate day = DayNotation.read(text);
        return new Understood(day.toString(), DayNotation.entry(day), DayNotation.shown(day, reader), null, null);
    }

    private Understood number(String text, Typed typed, EntryLimits limits, Locale reader) {
        Unit unit = typed.unit() == null ? Unit.ANY : Unit.of(typed.unit()).orElse(Unit.ANY);
        BigDecimal value = NumberNotation.read(text, unit);
        limits.check(value);
        return new Understood(
                value.toPlainString(),
                UnderstoodNumber.figure(value, unit),
                numbers.shown(value, unit, reader),
                null,
                null);
    }
}
