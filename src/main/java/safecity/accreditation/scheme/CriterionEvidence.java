package safecity.accreditation.scheme;

import java.util.List;

/**
 * What typically proves a criterion.
 *
 * @param ko   its name, under which it is filed
 * @param from papers that tasks ask for and that are this proof
 */
public record CriterionEvidence(String ko, String en, List<TaskPaper> from) {

    public CriterionEvidence {
        from = from == null ? List.of() : List.copyOf(from);
    }

    /**
     * A paper that the tasks of a process ask for.
     *
     * @param process id of the model
     * @param paper   as the task's form calls it
     * @param stage   only from work for this stage of the project, such as {@code baseline} of a research contract;
     *                null for any
     */
    public record TaskPaper(String process, String paper, String stage) {}
}
