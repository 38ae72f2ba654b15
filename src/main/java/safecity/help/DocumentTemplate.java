package safecity.help;

import java.util.List;

/**
 * A document template as {@code help/templates.yaml} has it.
 *
 * @param tasks user tasks at which it is offered, {@code process/element}
 * @param title of the document; {@code {words}} in braces are figures
 */
record DocumentTemplate(String id, String nameKo, String nameEn, List<String> tasks, String title, List<Block> blocks) {

    DocumentTemplate {
        tasks = List.copyOf(tasks);
        blocks = List.copyOf(blocks);
    }

    /**
     * A heading, a text, a table, or blocks for each row of a list: one of them is set.
     *
     * @param head   of a table, as many as {@code widths}
     * @param blocks what stands for each row of the list {@code each}
     */
    record Block(
            String section,
            String text,
            String table,
            List<String> head,
            List<Integer> widths,
            String each,
            List<Block> blocks) {}
}
