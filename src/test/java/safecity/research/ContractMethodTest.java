package safecity.research;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import safecity.engine.processes.Decisions;
import safecity.story.ProcessStory;

/** {@code contract-method.dmn}, row by row, with the amounts on both sides of each boundary (지방계약법 시행령). */
@ProcessStory
class ContractMethodTest {

    @Autowired
    Decisions decisions;

    @ParameterizedTest(name = "{0} {1} {2} won -> {3}")
    @CsvSource({
        // up to 20 million anybody gives a single quotation (§30①2)
        "academic, general,     1000000, single-quotation, none,  false",
        "academic, general,    20000000, single-quotation, none,  false",
        "general,  general,    20000000, single-quotation, none,  false",
        "academic, specialist, 20000000, single-quotation, none,  false",
        // women's, disabled and social enterprises up to 50 million
        "academic, social,     20000001, single-quotation, none,  false",
        "academic, social,     30000000, single-quotation, none,  false",
        "academic, social,     30000001, single-quotation, none,  false",
        "general,  social,     50000000, single-quotation, none,  false",
        "academic, social,     50000001, two-quotations,   none,  false",
        "academic, social,    100000000, two-quotations,   none,  false",
        "academic, social,    100000001, negotiation,      negotiated-notice, true",
        // small businesses up to 100 million, youth start-ups up to 50 million (§25①5)
        "academic, small,      20000001, two-quotations,   none,  false",
        "general,  small,      30000000, two-quotations,   none,  false",
        "academic, small,      30000001, two-quotations,   none,  false",
        "academic, small,      50000000, two-quotations,   none,  false",
        "academic, small,      50000001, two-quotations,   none,  false",
        "academic, small,     100000000, two-quotations,   none,  false",
        "academic, small,     100000001, negotiation,      negotiated-notice, true",
        "academic, youth,      20000001, two-quotations,   none,  false",
        "academic, youth,      50000000, two-quotations,   none,  false",
        "academic, youth,      50000001, negotiation,      negotiated-notice-small, true",
        // special knowledge, for academic research only
        "academic, specialist, 20000001, two-quotations,   none,  false",
        "academic, specialist, 30000000, two-quotations,   none,  false",
        "academic, specialist, 30000001, two-quotations,   none,  false",
        "academic, specialist, 50000000, two-quotations,   none,  false",
        "academic, specialist, 50000001, two-quotations,   none,  false",
        "academic, specialist,100000000, two-quotations,   none,  false",
        "academic, specialist,100000001, negotiation,      negotiated-notice, true",
        "general,  specialist, 50000001, negotiation,      negotiated-notice-small, true",
        // everybody else by negotiation: 10, 20, 40 days' notice (§35), disclosure from 50 million (§32의2)
        "academic, general,    20000001, negotiation,      negotiated-notice-small, false",
        "academic, general,    30000000, negotiation,      negotiated-notice-small, false",
        "academic, general,    30000001, negotiation,      negotiated-notice-small, false",
        "academic, general,    49999999, negotiation,      negotiated-notice-small, false",
        "academic, general,    50000000, negotiation,      negotiated-notice-small, true",
        "academic, general,    50000001, negotiation,      negotiated-notice-small, true",
        "academic, general,    99999999, negotiation,      negotiated-notice-small, true",
        "academic, general,   100000000, negotiation,      negotiated-notice, true",
        "general,  general,   999999999, negotiation,      negotiated-notice, true",
        "academic, general,  1000000000, negotiation,      negotiated-notice-large, true",
        "academic, general,  5000000000, negotiation,      negotiated-notice-large, true"
    })
    void thePriceAndTheFirmDecideTheMethod(
            String kind, String firm, long price, String method, String noticePeriod, boolean disclosure) {
        assertThat(decisions.rows(
                        "contract-method", Map.of("contractKind", kind, "firmKind", firm, "estimatedPrice", price)))
                .containsExactly(Map.of("method", method, "noticePeriod", noticePeriod, "priorDisclosure", disclosure));
    }
}
