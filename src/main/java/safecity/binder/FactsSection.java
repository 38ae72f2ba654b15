package safecity.binder;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import safecity.casefile.FactView;
import safecity.casefile.FactView.Entry;
import safecity.casefile.FactView.Group;
import safecity.casefile.Facts;

/** The facts as their pages show them, in both languages: contracts, committees, programmes, audits, findings. */
@Component
@Order(5)
class FactsSection implements BinderSection {

    private final Facts facts;

    FactsSection(Facts facts) {
        this.facts = facts;
    }

    @Override
    public void write(Making making) {
        Binder binder = making.binder();
        if (binder.from() != null || binder.to() != null || "criterion".equals(binder.kind())) {
            return;
        }
        for (Group group : facts.of(binder.project(), Making.KOREAN)) {
            List<Map<String, Object>> told = new ArrayList<>();
            for (Entry entry : group.facts()) {
                if (binder.kind() == null
                        || binder.kind().equals(group.kind()) && entry.id().equals(binder.ref())) {
                    facts.find(
                                    binder.project(),
                                    making.project().municipality(),
                                    group.kind(),
                                    entry.id(),
                                    making.reader(),
                                    Making.KOREAN)
                            .ifPresent(korean -> told.add(new TreeMap<>(Map.of(
                                    "id",
                                    korean.id(),
                                    "title",
                                    korean.title(),
                                    "ko",
                                    korean.sections(),
                                    "en",
                                    english(making, group.kind(), korean.id())))));
                }
            }
            if (!told.isEmpty()) {
                making.files().json("data/facts/" + group.kind() + ".json", told);
            }
        }
    }

    private List<FactView.Section> english(Making making, String kind, String id) {
        return facts.find(
                        making.project().key(),
                        making.project().municipality(),
                        kind,
                        id,
                        making.reader(),
                        Making.ENGLISH)
                .map(FactView::sections)
                .orElse(List.of());
    }
}
