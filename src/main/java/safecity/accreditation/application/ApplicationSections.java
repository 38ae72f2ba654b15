package safecity.accreditation.application;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import safecity.accreditation.scheme.SchemeSection;
import safecity.engine.models.ModelBean;
import safecity.refusal.Refusal;

/** Writes an application section by section: Korean first, then English, until none is left to do. */
@ModelBean("applicationSections")
public class ApplicationSections {

    private static final String ALL = "all";
    private static final ApplicationSectionState NOTHING = new ApplicationSectionState("", 0, false, 0, "", 0, 0, 0);

    private final ApplicationForm form;
    private final ApplicationEntryRepository entries;

    ApplicationSections(ApplicationForm form, ApplicationEntryRepository entries) {
        this.form = form;
        this.entries = entries;
    }

    /** Codes of the sections that are not complete in both languages, or were sent back. */
    public List<String> unfinished(String projectKey) {
        Map<String, ApplicationSectionState> states = entries.states(projectKey);
        return codes(projectKey).stream()
                .filter(code -> !states.getOrDefault(code, NOTHING).finished())
                .toList();
    }

    /** Whether the Korean text of a section is complete and has not been sent back since. */
    public boolean drafted(String projectKey, String section) {
        return !entries.states(projectKey).getOrDefault(section, NOTHING).toDraft();
    }

    /**
     * What a section says; null when nothing has been written.
     *
     * @param language {@code ko} or {@code en}
     */
    public @Nullable String text(String projectKey, String section, String language) {
        return entries.text(projectKey, section, language);
    }

    /** Why the section has to be written again, for a form; empty when it was not sent back. */
    public String remark(String projectKey, String section) {
        String remark = entries.returnRemark(projectKey, section);
        return remark == null ? "" : "보완할 점: " + remark;
    }

    /**
     * @throws Refusal {@code application.tooManyPages}, {@code application.textMissing}
     */
    public void draft(String projectKey, String section, SectionDraftEntry entry, String actor) {
        check(projectKey, section, entry.body(), entry.pages());
        entries.korean(projectKey, section, entry, actor);
    }

    /** @throws Refusal {@code application.tooManyPages}, {@code application.textMissing} */
    public void translate(String projectKey, String section, SectionTranslationEntry entry, String actor) {
        check(projectKey, section, entry.body(), entry.pages());
        entries.english(projectKey, section, entry, actor);
    }

    /** The evidence that a section's newest Korean text names; empty when it names none. */
    public String evidence(String projectKey, String section) {
        return entries.states(projectKey).getOrDefault(section, NOTHING).evidence();
    }

    /** The sections that are not written in both languages or name no evidence, one a line; empty when none is. */
    public String gaps(String projectKey) {
        Map<String, ApplicationSectionState> states = entries.states(projectKey);
        return form.scheme(projectKey).sections().stream()
                .flatMap(section -> {
                    ApplicationSectionState state = states.getOrDefault(section.code(), NOTHING);
                    List<String> missing = new ArrayList<>();
                    if (state.koreanPages() == 0) {
                        missing.add("국문 없음");
                    }
                    if (state.englishPages() == 0) {
                        missing.add("영문 없음");
                    }
                    if (state.evidence().isBlank()) {
                        missing.add("증빙을 적지 않음");
                    }
                    return missing.isEmpty()
                            ? Stream.empty()
                            : Stream.of("- " + section.titleKo() + ": " + String.join(", ", missing));
                })
                .collect(Collectors.joining("\n"));
    }

    /** Every section with its pages and whether evidence is named, one line each, for a form. */
    public String completeness(String projectKey) {
        Map<String, ApplicationSectionState> states = entries.states(projectKey);
        return form.scheme(projectKey).sections().stream()
                .map(section -> {
                    ApplicationSectionState state = states.getOrDefault(section.code(), NOTHING);
                    return "- " + section.titleKo() + ": 국문 " + state.koreanPages() + "쪽, 영문 " + state.englishPages()
                            + "쪽 (최대 " + section.pageLimit() + "쪽)"
                            + (state.evidence().isBlank() ? ", 증빙 적지 않음" : "");
                })
                .collect(Collectors.joining("\n"));
    }

    /**
     * Sends a section back to its author, or every section.
     *
     * @param section its code; {@code all}, null or empty for every section
     * @throws Refusal {@code application.sectionUnknown}
     */
    void sendBack(String projectKey, String section, String reason, String actor) {
        boolean all = section == null || section.isBlank() || section.equals(ALL);
        List<String> codes = all
                ? codes(projectKey)
                : List.of(form.section(projectKey, section).code());
        codes.forEach(code -> entries.sendBack(projectKey, code, reason, actor));
    }

    private List<String> codes(String projectKey) {
        return form.scheme(projectKey).sections().stream()
                .map(SchemeSection::code)
                .toList();
    }

    private void check(String projectKey, String code, String body, long pages) {
        SchemeSection section = form.section(projectKey, code);
        if (body == null || body.isBlank()) {
            throw Refusal.of("application.textMissing", section.titleKo()).field("body");
        }
        if (pages > section.pageLimit()) {
            throw Refusal.of("application.tooManyPages", section.titleKo(), section.pageLimit(), pages)
                    .field("pages")
                    .rule("국제안전도시 공인신청서 서식");
        }
    }
}
