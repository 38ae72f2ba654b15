package safecity.datarequest;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import safecity.calendar.LegalPeriod;
import safecity.engine.authorization.GroupKind;

/** By which right somebody demands documents. */
enum Ground {
    /** The council's audit of the administration (행정사무감사·조사), through its chair. */
    COUNCIL_AUDIT(
            Set.of(GroupKind.COUNCIL),
            LegalPeriod.COUNCIL_DEMAND,
            "지방자치법 제49조제4항, 시행령 제46조제1항",
            "Local Autonomy Act, Article 49(4); its Enforcement Decree, Article 46(1)"),
    /** A demand of the plenary or a committee that deliberates (서류제출 요구). */
    COUNCIL(
            Set.of(GroupKind.COUNCIL),
            LegalPeriod.COUNCIL_DEMAND,
            "지방자치법 제48조, 시행령 제40조제1항",
            "Local Autonomy Act, Article 48; its Enforcement Decree, Article 40(1)"),
    /** The municipality's own audit; the law leaves its term to the auditor. */
    AUDIT(
            Set.of(GroupKind.OVERSIGHT, GroupKind.AUDIT),
            null,
            "공공감사에 관한 법률 제20조제1항",
            "Act on Public Sector Audits, Article 20(1)"),
    /** The citizens who follow the mayor's pledges ask as everybody may. */
    CITIZENS(
            Set.of(GroupKind.CITIZENS),
            null,
            "공공기관의 정보공개에 관한 법률 제5조제1항",
            "Official Information Disclosure Act, Article 5(1)");

    private final Set<GroupKind> kinds;
    private final @Nullable LegalPeriod ahead;
    private final String article;
    private final String articleInEnglish;

    Ground(Set<GroupKind> kinds, @Nullable LegalPeriod ahead, String article, String articleInEnglish) {
        this.kinds = kinds;
        this.ahead = ahead;
        this.article = article;
        this.articleInEnglish = articleInEnglish;
    }

    /** As it is stored: {@code council-audit}. */
    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** As the law is cited in Korean, in documents and refusals. */
    String article() {
        return article;
    }

    String article(Locale reader) {
        return Locale.ENGLISH.getLanguage().equals(reader.getLanguage()) ? articleInEnglish : article;
    }

    /** So long it is demanded before it has to be handed in; null where the law says nothing. */
    @Nullable
    LegalPeriod ahead() {
        return ahead;
    }

    static List<Ground> of(Set<GroupKind> kinds) {
        return Arrays.stream(values())
                .filter(ground -> ground.kinds.stream().anyMatch(kinds::contains))
                .toList();
    }

    static @Nullable Ground of(String code) {
        return Arrays.stream(values())
                .filter(ground -> ground.code().equals(code))
                .findFirst()
                .orElse(null);
    }
}
