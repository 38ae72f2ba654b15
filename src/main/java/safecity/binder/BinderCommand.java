package safecity.binder;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** The command {@code binder verify <file> [head…]}: needs the file and nothing else, no database and no network. */
public final class BinderCommand {

    public static final String NAME = "binder";

    private static final int DIFFERS = 1;
    private static final int USAGE = 2;

    private BinderCommand() {}

    /**
     * @param arguments after {@link #NAME}: {@code verify}, the file, and heads that were kept elsewhere, each as number, colon and
     *     64 hexadecimal digits
     * @return 0 when everything is as it was made, 1 when something differs, 2 when the command can't be understood or the file read
     */
    public static int run(String[] arguments, PrintStream out) {
        if (arguments.length < 2 || !arguments[0].equals("verify")) {
            out.println("usage: binder verify <file> [<number>:<head> ...]");
            return USAGE;
        }
        try {
            BinderVerification verification = new BinderVerification(
                    Path.of(arguments[1]),
                    String.join("\n", Arrays.asList(arguments).subList(2, arguments.length)));
            Optional<BinderVerification.Difference> first = verification.first();
            if (first.isPresent()) {
                out.println(
                        "DIFFERS: " + first.get().file() + ": " + first.get().why());
                return DIFFERS;
            }
            out.println("AS IT WAS MADE: " + verification.files() + " files, "
                    + verification.ledger().entries() + " entries of the ledger up to the head "
                    + verification.ledger().head());
            if (!verification.ledger().isCompared()) {
                out.println(
                        "No head that was kept elsewhere lies in it: compare this one with a mail of the ledger, or ask us.");
            }
            return 0;
        } catch (IOException | RuntimeException unreadable) {
            out.println("The file can't be read: " + unreadable.getMessage());
            return USAGE;
        }
    }
}
