package safecity.accreditation.scheme;

import java.util.Map;

/**
 * How the criteria of a scheme live on in the next one.
 *
 * @param scheme   id of the next scheme
 * @param criteria number here to number there, for every criterion; two may become one
 */
public record SchemeSuccession(String scheme, Map<String, String> criteria) {

    public SchemeSuccession {
        criteria = Map.copyOf(criteria);
    }
}
