package safecity.workplace;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import safecity.casefile.EnteredStep;
import safecity.casefile.Facts;
import safecity.correction.CorrectionTexts;
import safecity.correction.CorrectionTexts.Item;
import safecity.correction.FactCorrections;
import safecity.engine.authorization.Roles;
import safecity.engine.identity.Account;
import safecity.project.Project;

/** What an officer can have corrected from the page of a finished task: values of the facts that it belongs to. */
@Component
class StepCorrections {

    private final Facts facts;
    private final FactCorrections corrections;
    private final CorrectionTexts texts;
    private final Roles roles;

    StepCorrections(Facts facts, FactCorrections corrections, CorrectionTexts texts, Roles roles) {
        this.facts = facts;
        this.corrections = corrections;
        this.texts = texts;
        this.roles = roles;
    }

    /** @param entered what was entered in the task itself, as far as it still stands; the other values are on the fact's page */
    record OfFact(String kind, String id, String title, List<Item> entered) {}

    /** Empty for who may not ask. */
    List<OfFact> of(EnteredStep step, Project project, Account reader, Locale locale) {
        if (!roles.of(reader.groups()).contains("staff")) {
            return List.of();
        }
        Set<String> entered = step.lines().stream()
                .flatMap(line -> Stream.of(line.value(), line.code()))
                .filter(value -> value != null && !value.isBlank())
                .collect(Collectors.toSet());
        return facts.of(step, locale).stream()
                .map(fact -> new OfFact(
                        fact.kind(),
                        fact.id(),
                        fact.title(),
                        entered(project, fact.kind(), fact.id(), entered, locale)))
                .filter(fact -> !corrections
                        .correctable(named(project, fact.kind(), fact.id()))
                        .isEmpty())
                .toList();
    }

    private List<Item> entered(Project project, String kind, String id, Set<String> entered, Locale locale) {
        return corrections.correctable(named(project, kind, id)).stream()
                .map(one -> texts.item(one, locale))
                .filter(one -> entered.contains(one.value()) || entered.contains(one.written()))
                .toList();
    }

    private static FactCorrections.Fact named(Project project, String kind, String id) {
        return new FactCorrections.Fact(project.key(), project.municipality(), kind, id);
    }
}
