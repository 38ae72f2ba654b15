package safecity.project;

/** A plan file was refused: which file, which line (0 where none can be named) and why. */
class UnreadablePlan extends RuntimeException {

    UnreadablePlan(String file, int line, String reason) {
        super(file + (line > 0 ? ", line " + line : "") + ": " + reason);
    }
}
