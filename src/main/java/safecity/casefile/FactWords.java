package safecity.casefile;

import java.util.Locale;
import java.util.Optional;

/** Words for codes that the product learns from its data, and that therefore stand in no bundle. */
public interface FactWords {

    /** What a column's code is called in the reader's language; empty for a column or a code of others. */
    Optional<String> word(String column, String code, Locale locale);
}
