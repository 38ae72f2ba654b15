package safecity.transfer;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A transfer as it is told to a reader.
 *
 * @param posts        what is left
 * @param successor    who takes over, or took over; null: the departments
 * @param warning      what whoever can act should know; null for nothing
 * @param withdrawable whether the reader may withdraw it today
 * @param tasks        what moves, or has moved
 */
record TransferView(
        long id,
        String account,
        String name,
        String posts,
        String successor,
        @Nullable String successorName,
        LocalDate day,
        Transfer.State state,
        String registeredByName,
        OffsetDateTime registeredAt,
        OffsetDateTime endedAt,
        @Nullable String warning,
        boolean withdrawable,
        List<Task> tasks,
        List<Substitution> substitutions) {

    /** A transfer in a list. */
    record Line(
            long id,
            String account,
            String name,
            String successor,
            @Nullable String successorName,
            LocalDate day,
            Transfer.State state) {}

    /**
     * @param article of the law; empty for an internal term
     * @param to      who has it, or will; null: the departments
     * @param toName  their name, or the departments'
     */
    record Task(
            String task,
            String name,
            String process,
            @Nullable String project,
            String article,
            @Nullable LocalDate dueOn,
            @Nullable String from,
            String fromName,
            @Nullable String to,
            String toName,
            @Nullable OffsetDateTime at) {}

    /** @param substituteName null where nobody stands in any more */
    record Substitution(String absentName, @Nullable String substituteName) {}

    @JsonIgnore
    public boolean hasPaper() {
        return state != Transfer.State.WITHDRAWN;
    }
}
