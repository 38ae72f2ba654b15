package safecity.administration;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import safecity.engine.forms.PlainText;
import safecity.refusal.Refusal;

/** What somebody enters about a person, in whichever form. */
final class AccountEntry {

    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_ADDRESS = 120;
    private static final Pattern ADDRESS = Pattern.compile("[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9.-]{1,120}");

    private AccountEntry() {}

    /** @throws Refusal with the field {@code name} */
    static String name(@Nullable String entered) {
        return PlainText.required("name", PlainText.line("name", entered, LONGEST_NAME));
    }

    /** Null for none; with the field {@code email}. */
    static @Nullable String address(@Nullable String entered) {
        String address = PlainText.line("email", entered, LONGEST_ADDRESS);
        if (address != null && !ADDRESS.matcher(address).matches()) {
            throw Refusal.of("account.email").field("email");
        }
        return address;
    }
}
