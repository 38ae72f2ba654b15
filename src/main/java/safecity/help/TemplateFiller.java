package safecity.help;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import safecity.document.Paper;
import safecity.language.Particles;

/** Fills a template: every word in braces becomes its figure, and what isn't known a blank that nobody overlooks. */
final class TemplateFiller {

    static final String BLANK = "________";

    private static final Pattern WORD = Pattern.compile("\\{([a-zA-Z]+)}");
    private static final String ALWAYS_BLANK = "blank";

    private final DocumentFigures figures;
    private final Paper.Builder paper;

    private TemplateFiller(DocumentFigures figures, Paper.Builder paper) {
        this.figures = figures;
        this.paper = paper;
    }

    /** @throws IllegalArgumentException for a word, a table or a list that nobody gives */
    static Paper fill(DocumentTemplate template, DocumentFigures figures) {
        TemplateFiller filling =
                new TemplateFiller(figures, Paper.titled(filled(template.title(), figures.words()), Locale.KOREAN));
        filling.add(template.blocks(), figures.words(), false);
        return filling.paper.done();
    }

    private void add(List<DocumentTemplate.Block> blocks, Map<String, String> words, boolean empty) {
        for (DocumentTemplate.Block block : blocks) {
            if (block.section() != null) {
                paper.section(filled(block.section(), words, empty));
            } else if (block.text() != null) {
                paper.text(filled(block.text(), words, empty));
            } else if (block.table() != null) {
                paper.table(block.widths(), block.head(), rows(block));
            } else {
                addEach(block, words);
            }
        }
    }

    private void addEach(DocumentTemplate.Block block, Map<String, String> words) {
        List<Map<String, String>> rows = figures.list(block.each());
        for (Map<String, String> row : rows) {
            Map<String, String> all = new HashMap<>(words);
            all.putAll(row);
            add(block.blocks(), all, false);
        }
        if (rows.isEmpty()) {
            add(block.blocks(), words, true);
        }
    }

    /** An empty table has one row to be filled in by hand. */
    private List<List<String>> rows(DocumentTemplate.Block block) {
        List<List<String>> rows = figures.table(block.table());
        return rows.isEmpty()
                ? List.of(Collections.nCopies(block.widths().size(), BLANK))
                : rows.stream()
                        .map(row -> row.stream()
                                .map(cell -> cell == null ? BLANK : cell)
                                .toList())
                        .toList();
    }

    private static String filled(String text, Map<String, String> words) {
        return filled(text, words, false);
    }

    /** @param empty whether the words of a row are missing as a whole */
    private static String filled(String text, Map<String, String> words, boolean empty) {
        String complete = WORD.matcher(Particles.mark(text)).replaceAll(word -> {
            String name = word.group(1);
            if (!name.equals(ALWAYS_BLANK) && !empty && !words.containsKey(name)) {
                throw new IllegalArgumentException("A template asks for {" + name + "}, which nobody gives");
            }
            String value = words.get(name);
            return Matcher.quoteReplacement(value == null ? BLANK : value);
        });
        return Particles.settle(complete);
    }
}
