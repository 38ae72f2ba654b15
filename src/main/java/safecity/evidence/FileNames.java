package safecity.evidence;

import java.util.Locale;
import safecity.engine.forms.PlainText;
import safecity.refusal.Refusal;

/** Names of files as people give them: kept in NFC, shown again, and never used as a path. */
final class FileNames {

    private static final int LONGEST = 200;

    private FileNames() {}

    /** @throws Refusal {@code evidence.nameMissing}, {@code evidence.nameIsPath} or a rule for texts */
    static String checked(String given) {
        String name = PlainText.line("fileName", given, LONGEST);
        if (name == null) {
            throw Refusal.of("evidence.nameMissing").field("fileName");
        }
        if (name.matches(".*[/\\\\].*") || name.matches("\\.+") || name.matches("(?i)[a-z]:.*")) {
            throw Refusal.of("evidence.nameIsPath").field("fileName");
        }
        return name;
    }

    /** In lower case and without the dot; empty for a name without one. */
    static String extension(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 1 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
    }
}
