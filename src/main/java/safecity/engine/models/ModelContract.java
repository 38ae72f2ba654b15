package safecity.engine.models;

/**
 * Ids and names of the models that Java needs: whoever renames one in a model renames it here, and a test
 * ({@code ModelContractRulesTest}) names what no model has. Everything else of a model is the model's own.
 */
public final class ModelContract {

    private ModelContract() {}

    /** Ids of processes. */
    public static final class Processes {

        public static final String ACCESS_LOG_REVIEW = "access-log-review";
        public static final String ACCREDITATION_APPLICATION = "accreditation-application";
        public static final String ACCREDITATION_REVIEW = "accreditation-review";
        public static final String ADVANCE_PAYMENT = "advance-payment";
        public static final String ANNUAL_REPORT = "annual-report";
        public static final String APPROVAL = "approval";
        public static final String CERTIFICATION = "certification";
        public static final String COMMITTEE_CHANGE = "committee-change";
        public static final String COMMITTEE_FORMATION = "committee-formation";
        public static final String COMMITTEE_SERVICE = "committee-service";
        public static final String CONTRACT_CHANGE = "contract-change";
        public static final String CONTRACT_PERFORMANCE = "contract-performance";
        public static final String CONTRACT_SUSPENSION = "contract-suspension";
        public static final String CONTRACT_TENDER = "contract-tender";
        public static final String CONTRACT_TERMINATION = "contract-termination";
        public static final String CORRECTIVE_ACTION = "corrective-action";
        public static final String COUNCIL_DELIBERATION = "council-deliberation";
        public static final String DATA_REQUEST = "data-request";
        public static final String DECLARATION = "declaration";
        public static final String EFFECTIVENESS_CHECK = "effectiveness-check";
        public static final String NEGOTIATED_TENDER = "negotiated-tender";
        public static final String ONSITE_AUDIT = "onsite-audit";
        public static final String ORDINANCE_DRAFTING = "ordinance-drafting";
        public static final String ORDINANCE_ENACTMENT = "ordinance-enactment";
        public static final String ORDINANCE_NOTICE = "ordinance-notice";
        public static final String ORDINANCE_PROMULGATION = "ordinance-promulgation";
        public static final String PAYMENT_ORDER = "payment-order";
        public static final String PLAN_CHANGE = "plan-change";
        public static final String PROGRAMME_STOP = "programme-stop";
        public static final String PROJECT_PREPARATION = "project-preparation";
        public static final String PROMULGATION_DECISION = "promulgation-decision";
        public static final String RELEASE = "release";
        public static final String RESEARCH_CONTRACT = "research-contract";
        public static final String SAFETY_PROGRAMME = "safety-programme";

        private Processes() {}
    }

    /** Names of messages that are correlated with a project. */
    public static final class Messages {

        public static final String ABANDONMENT_PROPOSED = "safecity.abandonment-proposed";
        /** A contract has ended before its time; goes to its performance, by {@link Variables#CONTRACT_CODE}. */
        public static final String CONTRACT_TERMINATED = "safecity.contract-terminated";
        /** The correction of a fact is taken back before it is decided. */
        public static final String CORRECTION_WITHDRAWN = "safecity.correction-withdrawn";
        /** Recalls the draft of one document. */
        public static final String DRAFT_RECALLED = "safecity.draft-recalled";
        /** A finding has to be corrected no longer. */
        public static final String FINDING_IS_NO_MUST_FIX = "safecity.finding-is-no-must-fix";
        /** On which {@code certification} takes a programme up; carries {@link Variables#PROGRAMME_CODE}. */
        public static final String PROGRAMME_PROPOSED = "safecity.programme-proposed";

        /** A programme has been stopped in the middle of a year; goes to it by {@link Variables#PROGRAMME_CODE}. */
        public static final String PROGRAMME_STOPPED = "safecity.programme-stopped";

        private Messages() {}
    }

    /** Ids of decisions. */
    public static final class Decisions {

        public static final String ANNUAL_REPORT_CONTRIBUTORS = "annual-report-contributors";
        public static final String CONTRACT_METHOD = "contract-method";
        public static final String DEPARTMENT_ROUTING = "department-routing";
        public static final String LATENESS = "lateness";

        private Decisions() {}
    }

    /** Ids of elements, by the process that has them. */
    public static final class Elements {

        public static final String APPROVAL_DRAFT = "draft";
        public static final String APPROVAL_REVIEW = "review";
        public static final String APPROVAL_AGREE = "agree";
        public static final String APPROVAL_DECIDE = "decide";
        public static final String RESEARCH_CONTRACT_COMPLETED = "contract-completed";

        private Elements() {}
    }

    /** Names of variables. */
    public static final class Variables {

        public static final String ABANDONMENT_REASON = "abandonmentReason";
        public static final String AGREE_DUTY = "agreeRole";
        public static final String CONTENT_PROCESS = "contentProcess";
        public static final String CONTRACT_CODE = "contractCode";
        public static final String DECIDER_DUTY = "deciderRole";
        public static final String DOCUMENT_ID = "documentId";
        public static final String PROGRAMME_CODE = "programmeCode";
        public static final String PROGRAMME_TITLE = "programmeTitle";
        public static final String RELEASE_ID = "releaseId";
        public static final String REPORT_YEAR = "reportYear";
        public static final String REVIEW_DUTY = "reviewRole";

        private Variables() {}
    }
}
