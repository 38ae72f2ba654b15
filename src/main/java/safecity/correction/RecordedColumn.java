package safecity.correction;

/**
 * A column of a table whose values are entered by people, and which is read as corrected: a view {@code <table>_as_corrected}
 * holds the value that counts.
 *
 * @param kind   on the page of which kind of fact it stands
 * @param table  without the view's ending
 * @param column also the message {@code fact.<column>}, its name for people
 * @param type   what kind of value it is
 * @param day    what days it may be; no matter for what is no day
 * @param ofFact which rows belong to the fact {@code :id} of {@code :project}, a condition on the view
 * @param part   the message {@code fact.part.<part>}: the part of the page on which it stands
 * @param row    which of several rows it is, an expression on the view that gives text
 */
public record RecordedColumn(
        String kind,
        String table,
        String column,
        Correctable.Type type,
        Day day,
        String ofFact,
        String part,
        String row) {

    /** Whether a day has happened, or may be one to come. */
    public enum Day {
        HAPPENED,
        ANY
    }

    String view() {
        return table + "_as_corrected";
    }

    /** The columns of a part of a page. */
    public record Part(String kind, String part, String table, String ofFact, String row) {

        public RecordedColumn number(String column) {
            return column(column, Correctable.Type.NUMBER, Day.ANY);
        }

        public RecordedColumn won(String column) {
            return column(column, Correctable.Type.WON, Day.ANY);
        }

        /** A day on which something happened: none to come. */
        public RecordedColumn happened(String column) {
            return column(column, Correctable.Type.DAY, Day.HAPPENED);
        }

        /** A day that is planned, or by which something is due. */
        public RecordedColumn day(String column) {
            return column(column, Correctable.Type.DAY, Day.ANY);
        }

        private RecordedColumn column(String column, Correctable.Type type, Day day) {
            return new RecordedColumn(kind, table, column, type, day, ofFact, part, row);
        }
    }
}
