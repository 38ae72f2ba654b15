package safecity.correction;

import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;
import safecity.engine.identity.Accounts;

/** Corrections in the reader's language, for the page of a fact. */
@Component
public class CorrectionTexts {

    private final CorrectionValues values;
    private final Accounts accounts;

    CorrectionTexts(CorrectionValues values, Accounts accounts) {
        this.values = values;
        this.accounts = accounts;
    }

    /** A value that can be corrected. @param written the value as people read it */
    public record Item(
            String item, String label, Correctable.Type type, String value, String written, List<Choice> choices) {}

    public record Choice(String code, String name) {}

    /** A correction. @param mine whether the reader asked for it and may withdraw it while it is open */
    public record Line(
            Correction correction,
            String label,
            String before,
            String after,
            String by,
            String endedBy,
            boolean mine) {}

    public Item item(Correctable item, Locale locale) {
        return new Item(
                item.item(),
                values.label(item.label(), item.labelArgs(), locale),
                item.type(),
                item.value(),
                values.written(item.type(), item.value(), locale),
                item.choices().stream()
                        .map(code -> new Choice(code, values.written(Correctable.Type.CHOICE, code, locale)))
                        .toList());
    }

    public Line line(Correction correction, String reader, Locale locale) {
        return new Line(
                correction,
                values.label(correction.label(), correction.labelArgs(), locale),
                values.written(correction.fieldType(), correction.valueBefore(), locale),
                values.written(correction.fieldType(), correction.valueAfter(), locale),
                accounts.name(correction.requestedBy()),
                correction.endedBy() == null ? "" : accounts.name(correction.endedBy()),
                correction.open() && correction.requestedBy().equals(reader));
    }
}
