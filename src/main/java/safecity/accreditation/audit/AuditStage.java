package safecity.accreditation.audit;

import safecity.refusal.Refusal;

/** The two audits: first by the Korean support centre's evaluators, then by the certifiers of ISCCC. */
enum AuditStage {
    DOMESTIC("domestic", "ko"),
    INTERNATIONAL("international", "en");

    private final String code;
    private final String language;

    AuditStage(String code, String language) {
        this.code = code;
        this.language = language;
    }

    /** @throws Refusal {@code audit.stageUnknown} */
    static AuditStage of(String code) {
        for (AuditStage stage : values()) {
            if (stage.code.equals(code)) {
                return stage;
            }
        }
        throw Refusal.of("audit.stageUnknown", code).field("stage");
    }

    String code() {
        return code;
    }

    /** Language of the reports: Korean for the domestic audit, English for the international one. */
    String language() {
        return language;
    }
}
