package safecity.portfolio;

import java.util.Arrays;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;
import safecity.refusal.Refusal;

/**
 * Which projects are asked for; null for any.
 *
 * @param year one that the plan in force touches
 */
record PortfolioFilter(
        @Nullable String municipality,
        @Nullable String scheme,
        @Nullable Integer year,
        @Nullable ProjectState state) {

    private static final Pattern YEAR = Pattern.compile("[0-9]{4}");

    /** @throws Refusal {@code portfolio.noYear}, {@code portfolio.noSuchState}; what is blank asks for any */
    static PortfolioFilter of(
            @Nullable String municipality, @Nullable String scheme, @Nullable String year, @Nullable String state) {
        return new PortfolioFilter(any(municipality), any(scheme), year(any(year)), state(any(state)));
    }

    private static @Nullable String any(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private static @Nullable Integer year(@Nullable String text) {
        if (text == null) {
            return null;
        }
        if (!YEAR.matcher(text).matches()) {
            throw Refusal.of("portfolio.noYear").field("year");
        }
        return Integer.valueOf(text);
    }

    private static @Nullable ProjectState state(@Nullable String text) {
        return text == null
                ? null
                : Arrays.stream(ProjectState.values())
                        .filter(state -> state.name().equals(text))
                        .findFirst()
                        .orElseThrow(() -> Refusal.of("portfolio.noSuchState").field("state"));
    }

    public boolean isSet() {
        return municipality != null || scheme != null || year != null || state != null;
    }

    boolean leaves(Standing standing) {
        return (municipality == null || municipality.equals(standing.project().municipality()))
                && (scheme == null || scheme.equals(standing.project().scheme()))
                && (year == null
                        || standing.plan().from().getYear() <= year
                                && standing.plan().to().getYear() >= year)
                && (state == null || state == standing.state());
    }

    /** As a query string that asks for the same, {@code ?state=RUNNING}; empty where nothing is asked for. */
    String query() {
        UriComponentsBuilder query = UriComponentsBuilder.newInstance();
        add(query, "municipality", municipality);
        add(query, "scheme", scheme);
        add(query, "year", year);
        add(query, "state", state);
        return query.encode().build().toUriString();
    }

    private static void add(UriComponentsBuilder query, String name, @Nullable Object value) {
        if (value != null) {
            query.queryParam(name, "{" + name + "}").uriVariables(Map.of(name, value));
        }
    }
}
