package safecity.research;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;
import safecity.engine.models.ModelBean;
import safecity.project.Plans;
import safecity.refusal.Refusal;

/** What a contract delivered, and whether the public may read it: the last step of {@code research-contract}. */
@ModelBean("researchResults")
public class ResearchResults {

    private final JdbcClient jdbc;
    private final Plans plans;
    private final ContractRepository store;

    ResearchResults(JdbcClient jdbc, Plans plans, ContractRepository store) {
        this.jdbc = jdbc;
        this.plans = plans;
        this.store = store;
    }

    /**
     * Records each deliverable of the contract with its evaluation.
     *
     * @throws Refusal {@code research.closedReasonMissing} when not everything is published and no reason is given
     */
    @Transactional
    public void published(String projectKey, String code, PublicationEntry entry, String actor) {
        boolean everything = "public".equals(entry.disclosure());
        if (!everything && KoreanFormat.blank(entry.closedReason())) {
            throw Refusal.of("research.closedReasonMissing")
                    .field("closedReason")
                    .rule("공공기관의 정보공개에 관한 법률 제9조");
        }
        if (KoreanFormat.blank(entry.useOfResults())) {
            throw Refusal.of("research.useMissing").field("useOfResults").rule("행정업무의 운영 및 혁신에 관한 규정 제52조");
        }
        for (String deliverable : plans.contract(projectKey, code).deliverables()) {
            jdbc.sql("""
                    INSERT INTO research_result (project_key, code, deliverable, disclosure, closed_reason, quality,
                        use_of_results, published_at, published_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """)
                    .params(
                            projectKey,
                            code,
                            deliverable,
                            entry.disclosure(),
                            everything ? null : entry.closedReason(),
                            entry.quality(),
                            entry.useOfResults(),
                            store.now(),
                            actor)
                    .update();
        }
        store.step(projectKey, code, "published", entry.disclosure(), everything ? null : entry.closedReason(), actor);
    }
}
