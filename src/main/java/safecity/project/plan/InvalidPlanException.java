package safecity.project.plan;

import org.jspecify.annotations.Nullable;

/** A plan file was refused: which file, which line (0 where none can be named) and why. */
public class InvalidPlanException extends RuntimeException {

    InvalidPlanException(String file, int line, @Nullable String reason) {
        super(file + (line > 0 ? ", line " + line : "") + ": " + reason);
    }
}
