package safecity.history;

import java.util.List;
import org.jspecify.annotations.Nullable;
import safecity.casefile.StepView;

/**
 * What an entry of the history did, in the reader's words.
 *
 * @param step   the form as it was shown and submitted; null for an act without one
 * @param rules  rows of decision tables that decided what came next
 * @param seal   number of the ledger's seal that covers it; null while none does
 * @param entry  number of the ledger's entry; null for what was recorded before there was a ledger
 */
record ActView(
        @Nullable StepView step,
        List<RuleView> rules,
        List<ChangeView> changes,
        @Nullable Long entry,
        @Nullable Long seal) {

    /** @param what of which kind the row is; @param act word for what was done with it */
    record ChangeView(long entry, String what, String act, boolean erased, List<ValueView> values) {}

    /** @param before null where there was no value; @param after null where there is none any more */
    record ValueView(
            String label, @Nullable String before, @Nullable String after, boolean changed) {}

    /** @param reason in Korean, with the article */
    record RuleView(String table, List<String> asked, List<String> answer, String reason) {}
}
