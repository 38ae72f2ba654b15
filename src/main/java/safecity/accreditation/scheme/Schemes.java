package safecity.accreditation.scheme;

import java.io.IOException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;
import safecity.project.plan.SchemeInUse;
import safecity.refusal.Refusal;

/** The certification schemes, read once from their files. */
@Component
public class Schemes implements SchemeInUse {

    private final List<Scheme> all;

    public Schemes(SchemeFiles files) throws IOException {
        all = files.read().stream()
                .sorted(Comparator.comparing(Scheme::usedFrom))
                .toList();
    }

    /** In the order in which they came into use. */
    public List<Scheme> all() {
        return all;
    }

    /** @throws Refusal {@code scheme.unknown} */
    public Scheme scheme(String id) {
        return all.stream()
                .filter(scheme -> scheme.id().equals(id))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("scheme.unknown", id));
    }

    @Override
    public String inUseOn(LocalDate day) {
        return all.stream()
                .filter(scheme -> !day.isBefore(scheme.usedFrom())
                        && (scheme.usedUntil() == null || !day.isAfter(scheme.usedUntil())))
                .reduce((earlier, later) -> later)
                .orElseThrow(() -> Refusal.of("scheme.noneInUse", day.toString()))
                .id();
    }

    /** @throws Refusal {@code scheme.unknown} */
    public List<Criterion> criteria(String id) {
        return scheme(id).criteria();
    }

    /**
     * The criterion that took over from one of an older scheme, through as many schemes as lie between; evidence that
     * was filed under the old number counts for it.
     *
     * @param from id of the scheme in which {@code no} counts
     * @param no   number of the criterion there
     * @param to   id of the scheme in which the answer counts
     * @throws Refusal {@code scheme.unknown}; {@code scheme.noMapping} when there is no such criterion or no way
     */
    public Criterion mapping(String from, String no, String to) {
        Scheme scheme = scheme(from);
        if (scheme.id().equals(to)) {
            return scheme.criterion(no).orElseThrow(() -> Refusal.notFound("scheme.noMapping", from, no, to));
        }
        SchemeSuccession next = scheme.succeededBy();
        if (next == null || !next.criteria().containsKey(no)) {
            throw Refusal.notFound("scheme.noMapping", from, no, to);
        }
        return mapping(next.scheme(), next.criteria().get(no), to);
    }
}
