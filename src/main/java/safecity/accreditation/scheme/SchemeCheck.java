package safecity.accreditation.scheme;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/** What a scheme's file has to hold so that a project can be run by it from the first finding to the last chapter. */
class SchemeCheck {

    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]?");
    private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9-]{0,39}");

    private final List<Scheme> before;

    /** @param before the schemes that have been read already */
    SchemeCheck(List<Scheme> before) {
        this.before = before;
    }

    /**
     * The scheme itself.
     *
     * @param file name of its file, {@code <id>.yaml}
     * @throws IllegalArgumentException with what is wrong
     */
    Scheme checked(Scheme scheme, String file) {
        must(file.equals(scheme.id() + ".yaml"), "the id " + scheme.id() + " is not the name of the file");
        must(before.stream().noneMatch(other -> other.id().equals(scheme.id())), "there is a scheme " + scheme.id());
        named(scheme.id(), scheme.nameKo(), scheme.nameEn());
        must(scheme.usedFrom() != null, "usedFrom is missing");
        must(scheme.validityYears() > 0, "validityYears must be positive");
        must(!scheme.criteria().isEmpty(), "there is no criterion");
        unique("criteria", scheme.criteria(), Criterion::no);
        unique("codes of criteria", scheme.criteria(), Criterion::code);
        unique("sections", scheme.sections(), SchemeSection::code);
        scheme.sections().forEach(section -> check(scheme, section));
        scheme.criteria().forEach(criterion -> check(scheme, criterion));
        return scheme;
    }

    private static void check(Scheme scheme, Criterion criterion) {
        must(matches(NUMBER, criterion.no()), "a criterion's number is 1 to 99, not " + criterion.no());
        must(matches(CODE, criterion.code()), "the code of criterion " + criterion.no() + " is no word");
        named("criterion " + criterion.no(), criterion.nameKo(), criterion.nameEn());
        named("what criterion " + criterion.no() + " asks", criterion.asksKo(), criterion.asksEn());
        criterion.evidence().forEach(one -> named("evidence of criterion " + criterion.no(), one.ko(), one.en()));
        criterion.evidence().stream()
                .flatMap(one -> one.from().stream())
                .forEach(paper -> must(
                        paper.process() != null && paper.paper() != null,
                        "evidence of criterion " + criterion.no() + " is from a paper without process or name"));
        must(
                scheme.sections().stream().anyMatch(section -> criterion.no().equals(section.criterion())),
                "the application has no section on criterion " + criterion.no());
        SchemeSuccession next = scheme.succeededBy();
        must(
                next == null || next.criteria().containsKey(criterion.no()),
                "succeededBy says nothing of criterion " + criterion.no());
    }

    private static void check(Scheme scheme, SchemeSection section) {
        must(matches(CODE, section.code()), "the code of a section is no word: " + section.code());
        named("section " + section.code(), section.nameKo(), section.nameEn());
        must(
                section.criterion() == null
                        || scheme.criterion(section.criterion()).isPresent(),
                "section " + section.code() + " is on a criterion that is not there");
        must(section.pageLimit() > 0, "section " + section.code() + " has no page");
        must(section.draftedBy() != null, "nobody drafts section " + section.code());
        must(!section.questions().isEmpty(), "section " + section.code() + " asks nothing");
        section.questions().forEach(one -> named("a question of section " + section.code(), one.ko(), one.en()));
    }

    private static <T> void unique(String what, Collection<T> all, Function<T, String> name) {
        Set<String> seen = new HashSet<>();
        all.forEach(one -> must(seen.add(name.apply(one)), what + " hold " + name.apply(one) + " twice"));
    }

    private static void named(String what, String korean, String english) {
        must(
                korean != null && !korean.isBlank() && english != null && !english.isBlank(),
                what + " needs words in Korean and in English");
    }

    private static boolean matches(Pattern pattern, String text) {
        return text != null && pattern.matcher(text).matches();
    }

    private static void must(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
