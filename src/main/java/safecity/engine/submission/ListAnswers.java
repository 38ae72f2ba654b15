package safecity.engine.submission;

import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.query.Query;
import org.camunda.bpm.engine.task.Task;

/** Answers for stored filters in the engine's place, with what the engine would answer; empty where it has to itself. */
public interface ListAnswers {

    /** @param narrowed what narrows the filter down and sorts it; may be null */
    Optional<Long> count(CommandContext context, String filter, Query<?, ?> narrowed);

    Optional<List<Task>> page(CommandContext context, String filter, Query<?, ?> narrowed, int first, int most);
}
