package safecity.casefile;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import safecity.engine.forms.FormLine;

/**
 * What a person entered with a task or a start form; kept as it was.
 *
 * @param id          of the task, or {@code start/} and the id of the instance that a form started
 * @param projectKey  null for a procedure that is about no project
 * @param process     id of the model, {@code element} the one of the user task or start event in it
 * @param procedure   name of the model
 * @param title       what tells the task from others of its name; null for none
 * @param scope       each turn of a loop over parts has one of its own; may be null
 * @param instance    id of the process instance
 * @param actor       account id
 * @param departments candidate groups of the task
 * @param language    in which the form was shown, {@code ko} or {@code en}
 */
public record EnteredStep(
        String id,
        String projectKey,
        String municipality,
        String process,
        String procedure,
        String element,
        String name,
        String title,
        String scope,
        String instance,
        String actor,
        List<String> departments,
        Instant at,
        String language,
        List<Line> lines) {

    /**
     * @param code   of a choice, as programs know it; null for any other line
     * @param kept   false for what went to the facts only: personal data, and long texts
     * @param before what stood in the same field when it was entered before and has changed since; null otherwise
     */
    public record Line(
            FormLine.Kind kind,
            String field,
            String label,
            String value,
            String code,
            boolean kept,
            @Nullable String before) {

        public boolean isEntered() {
            return kind == FormLine.Kind.ENTERED;
        }

        Line before(@Nullable String value) {
            return new Line(kind, field, label, this.value, code, kept, value);
        }
    }

    EnteredStep with(List<Line> others) {
        return new EnteredStep(
                id,
                projectKey,
                municipality,
                process,
                procedure,
                element,
                name,
                title,
                scope,
                instance,
                actor,
                departments,
                at,
                language,
                others);
    }

    /** Whether another is the same task done again: of the same part, for the same departments. */
    boolean repeats(EnteredStep other) {
        return process.equals(other.process)
                && element.equals(other.element)
                && Objects.equals(scope, other.scope)
                && Objects.equals(title, other.title)
                && departments.equals(other.departments);
    }

    boolean decided(String code) {
        return lines.stream().anyMatch(line -> line.field().equals("decision") && code.equals(line.code()));
    }
}
