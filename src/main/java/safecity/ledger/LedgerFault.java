package safecity.ledger;

import org.jspecify.annotations.Nullable;

/**
 * The first thing that is not as it was sealed, or a row that is not as the ledger has it.
 *
 * @param entry  number of the entry; null where a seal or a row is meant
 * @param source table of the row; null where a whole seal is meant
 * @param rowKey its primary key, parts joined by a slash; null where a whole seal is meant
 * @param seal   number of the seal; null for a row
 */
record LedgerFault(
        Kind kind,
        @Nullable Long entry,
        @Nullable String source,
        @Nullable String rowKey,
        @Nullable Long seal) {

    enum Kind {
        /** The text of an entry is another than was sealed. */
        CHANGED,
        /** An entry that was sealed is gone. */
        REMOVED,
        /** An entry lies among sealed ones and was never sealed. */
        INSERTED,
        /** The leaves of a seal are not those of which its root was made. */
        REORDERED,
        /** A seal does not follow from the one before, or its head is not what it says. */
        RESEALED,
        /** A head that has left the house is another than the seal's, or its seal is gone. */
        CUT_OFF,
        /** A row is another than its newest entry says. */
        ROW_CHANGED,
        /** A row that its entries say is there is gone. */
        ROW_REMOVED,
        /** A row of which no entry tells, or that its entries say is gone. */
        ROW_INSERTED
    }

    LedgerFault withoutKey() {
        return new LedgerFault(kind, entry, source, null, seal);
    }

    static LedgerFault ofEntry(Kind kind, long entry, @Nullable String source, @Nullable String rowKey, long seal) {
        return new LedgerFault(kind, entry, source, rowKey, seal);
    }

    static LedgerFault ofSeal(Kind kind, long seal) {
        return new LedgerFault(kind, null, null, null, seal);
    }

    static LedgerFault ofRow(Kind kind, String source, String rowKey) {
        return new LedgerFault(kind, null, source, rowKey, null);
    }
}
