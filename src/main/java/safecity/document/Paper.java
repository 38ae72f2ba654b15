package safecity.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import safecity.notation.OneLine;

/**
 * What stands on a paper, in its order, whatever format it is written in.
 *
 * @param title    also the title among the file's properties
 * @param language of the text, for whoever reads it aloud
 */
public record Paper(String title, Locale language, List<Block> blocks) {

    public Paper {
        title = OneLine.of(title);
        blocks = List.copyOf(blocks);
    }

    /** A part of a paper. */
    public sealed interface Block permits Heading, Text, Table {

        /** For templates: {@code Heading}, {@code Text} or {@code Table}. */
        default String kind() {
            return getClass().getSimpleName();
        }
    }

    /** @param level 1 for a section, 2 for a part of one */
    public record Heading(int level, String text) implements Block {

        public Heading {
            text = OneLine.of(text);
            if (level < 1 || level > 2) {
                throw new IllegalArgumentException("A paper has headings of level 1 and 2, not " + level);
            }
        }
    }

    /** A paragraph; each line break in it stays one. */
    public record Text(String text) implements Block {

        public List<String> lines() {
            return Paper.lines(text);
        }
    }

    /**
     * @param widths shares of the page's width, one for each column
     * @param head   may be empty: a table without a head
     * @param rows   as many cells as widths in each; a line break in a cell stays one
     */
    public record Table(List<Integer> widths, List<String> head, List<List<String>> rows) implements Block {

        public Table {
            widths = List.copyOf(widths);
            head = List.copyOf(head);
            rows = rows.stream()
                    .map(row ->
                            row.stream().map(cell -> cell == null ? "" : cell).toList())
                    .toList();
            int columns = widths.size();
            if (!head.isEmpty() && head.size() != columns || rows.stream().anyMatch(row -> row.size() != columns)) {
                throw new IllegalArgumentException("Each row of the table needs " + columns + " cells");
            }
        }

        /** In percent of all, for a style. */
        public List<Integer> percents() {
            int all = widths.stream().mapToInt(Integer::intValue).sum();
            return widths.stream().map(width -> width * 100 / all).toList();
        }

        public List<List<List<String>>> cells() {
            return rows.stream()
                    .map(row -> row.stream().map(Paper::lines).toList())
                    .toList();
        }
    }

    /** In which the language is spoken, as the open document wants to know. */
    public String country() {
        return language.getLanguage().equals("ko") ? "KR" : "US";
    }

    public static Builder titled(String title, Locale language) {
        return new Builder(title, language);
    }

    private static List<String> lines(String text) {
        return text == null ? List.of("") : List.of(OneLine.inReadingOrder(text).split("\\R", -1));
    }

    /** Puts a paper together, from top to bottom. */
    public static final class Builder {

        private final String title;
        private final Locale language;
        private final List<Block> blocks = new ArrayList<>();

        private Builder(String title, Locale language) {
            this.title = title;
            this.language = language;
        }

        public Builder section(String text) {
            blocks.add(new Heading(1, text));
            return this;
        }

        public Builder part(String text) {
            blocks.add(new Heading(2, text));
            return this;
        }

        public Builder text(String text) {
            blocks.add(new Text(text));
            return this;
        }

        public Builder table(List<Integer> widths, List<String> head, List<List<String>> rows) {
            blocks.add(new Table(widths, head, rows));
            return this;
        }

        public Paper done() {
            return new Paper(title, language, blocks);
        }
    }
}
