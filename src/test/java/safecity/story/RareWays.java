package safecity.story;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The ways on which somebody meets the forms that a certification does not, whatever is refused in it: a late body, a
 * second vote, a project that is given up. A way is told by what is entered and by what nobody does.
 */
public final class RareWays {

    private static final String LEAD = "yeonsu-lead";
    private static final LocalDate ORDINANCE = LocalDate.of(2022, 11, 14);

    /** Most of what is typed into a start form is its project's key. */
    private static final Map<String, Object> PROPOSAL = Map.ofEntries(
            Map.entry("proposalTitle", "등하굣길 안전지도"),
            Map.entry("proposalField", "children"),
            Map.entry("proposalOwnerDuty", "women-children"),
            Map.entry("proposalBegins", "this-year"),
            Map.entry("proposalYears", 2),
            Map.entry("proposalGoal", "어린이 보행사고를 줄인다"),
            Map.entry("proposalIndicator", "안전지도 참여 학교 수"),
            Map.entry("proposalFormula", "참여 학교 수의 합계"),
            Map.entry("proposalDataSource", "사업 결과보고"),
            Map.entry("proposalUnit", "교"),
            Map.entry("proposalDirection", "up"),
            Map.entry("proposalMeasure", "count"),
            Map.entry("proposalBaseline", 10),
            Map.entry("proposalTarget", 20));

    public static final List<Way> ALL = List.of(
            new Way("committee", LocalDate.of(2023, 7, 3))
                    .entering("committee-formation/review-candidates", Map.of("appointedMale", 7, "appointedFemale", 3))
                    .entering(
                            "committee-formation/resolve-sex-ratio",
                            Map.of("decision", "exception", "comment", "여성 전문가 부족"))
                    .entering(
                            "committee-formation/collect-consents",
                            Map.of("decision", "declined", "declinedCount", 1, "comment", "겸직 제한"))
                    .entering("committee-formation/call-next-in-rank", Map.of("appointedMale", 6, "appointedFemale", 4))
                    .entering("committee-formation/appoint-members", Map.of("termYears", 2))
                    .starting(
                            "committee-formation",
                            Map.of(),
                            "request-recommendations",
                            "recommend-members",
                            "review-candidates",
                            "resolve-sex-ratio",
                            "record-exception",
                            "collect-consents",
                            "call-next-in-rank",
                            "appoint-members",
                            "elect-chair"),
            new Way("quotation", LocalDate.of(2022, 12, 5))
                    .entering(
                            "research-contract/write-specification",
                            Map.of("estimatedPrice", 60_000_000, "firmKind", "specialist"))
                    .starting(
                            "research-contract",
                            Map.of("contractCode", "C1", "stage", "baseline"),
                            "contract-tender/request-quotation"),
            new Way("correction", LocalDate.of(2025, 12, 1))
                    .entering(
                            "onsite-audit/record-domestic-result",
                            Map.of("decision", "corrections", "comment", "통계 출처 보완"))
                    .entering("onsite-audit/register-finding", Map.of("title", "낙상 통계 출처 누락", "ownerDuty", "health"))
                    .entering("corrective-action/urge-correction", Map.of("decision", "report", "comment", "두 차례 독촉"))
                    .leaving("corrective-action/correct-finding")
                    .starting(
                            "onsite-audit",
                            Map.of("stage", "domestic"),
                            "corrective-action/urge-correction",
                            "corrective-action/instruct-correction"),
            new Way("late-report", LocalDate.of(2023, 11, 1))
                    .leaving("annual-report/contribute")
                    .starting("annual-report", Map.of("reportYear", 2023), "decide-late-contributions"),
            new Way("refusal", LocalDate.of(2025, 9, 1))
                    .entering(
                            "accreditation-application/remedy-requirements",
                            Map.of("recheckDays", 1, "evaluationReference", "안전관리과-2024-77"))
                    .entering(
                            "onsite-audit/record-international-result",
                            Map.of("decision", "not-certified", "comment", "평가 근거 부족"))
                    .starting("annual-report", Map.of("reportYear", 2024))
                    .starting("annual-report", Map.of("reportYear", 2025))
                    .starting(
                            "accreditation-review",
                            Map.of("letterOfIntentOn", "2022-11-08"),
                            "accreditation-application/remedy-requirements",
                            "decide-after-refusal"),
            new Way("election", LocalDate.of(2026, 3, 9))
                    .given("""
                            INSERT INTO certificate (project_key, number, scheme, certified_on, valid_until, registered_at,
                                registered_by)
                            VALUES (:project, 'ISCCC-2026-1', 'isc-6', '2026-03-09', '2031-03-09', now(), 'yeonsu-lead')
                            """)
                    .entering("declaration/plan-ceremony", Map.of("ceremonyOn", "2026-05-01", "place", "구청 대강당"))
                    .starting("declaration", Map.of(), "ask-election-commission"),
            new Way("second-vote", ORDINANCE)
                    .entering("ordinance-drafting/draft-ordinance", Map.of("newRegulation", "yes"))
                    .entering(
                            "promulgation-decision/decide-promulgation",
                            Map.of("decision", "reconsider", "comment", "예산상 집행 불가"))
                    .starting(
                            "ordinance-enactment",
                            Map.of(),
                            "ordinance-drafting/review-regulation",
                            "ordinance-promulgation/transmit-confirmed",
                            "ordinance-promulgation/promulgate-confirmed"),
            new Way("silent-mayor", ORDINANCE)
                    .leaving("promulgation-decision/decide-promulgation")
                    .leaving("ordinance-promulgation/promulgate-confirmed")
                    .starting("ordinance-enactment", Map.of(), "ordinance-promulgation/promulgate-by-chair"),
            new Way("silent-centre", LocalDate.of(2022, 9, 1))
                    .leaving("project-preparation/confirm-listing")
                    .entering("plan-change/draft-change", Map.of("milestone", "committee", "milestoneTo", "2023-09-30"))
                    .starting("project-preparation", Map.of(), "remind-support-centre")
                    .startedBy(
                            LEAD,
                            "plan-change/change-requested",
                            Map.of("changeReason", "위원 추천이 늦어짐"),
                            "draft-change",
                            "deliberate-change"),
            new Way("given-up", LocalDate.of(2022, 9, 1))
                    .leaving("project-preparation/draft-plan")
                    .startedBy(LEAD, "certification/certification-started", Map.of())
                    .startedBy(
                            "yeonsu-women-children", "programme-proposal/programme-found", PROPOSAL, "screen-proposal")
                    .startedBy(
                            LEAD,
                            "abandonment-request/abandonment-requested",
                            Map.of("abandonmentReason", "예산 전액 삭감"),
                            "pledge-decision/deliberate-adjustment",
                            "certification/settle-abandonment")
                    .startedBy(
                            LEAD, "resumption-request/resumption-requested", Map.of("resumptionReason", "추가경정예산 확보")),
            new Way("access-log-yeonsu-2016-03", LocalDate.of(2016, 4, 1))
                    .given("INSERT INTO access_log_review (municipality, month) VALUES ('yeonsu', '2016-03-01')")
                    .given("""
                            INSERT INTO access_log (at, account, municipality, address, action, record)
                            VALUES ('2016-03-07 03:00+09', 'yeonsu-legal', 'yeonsu', '10.0.0.1', 'download', :project)
                            """)
                    .entering(
                            "access-log-review/review-access-log",
                            Map.of("decision", "irregular", "comment", "새벽에 내려받음"))
                    .starting(
                            "access-log-review",
                            Map.of("month", "2016-03"),
                            "review-access-log",
                            "take-measures",
                            "confirm-measures"));

    private RareWays() {}

    /** Names of files under {@code forms/}, without their ending. */
    public static Set<String> forms() {
        Set<String> forms = new TreeSet<>();
        ALL.forEach(way -> way.begins.forEach(begin -> forms.addAll(begin.forms)));
        return forms;
    }

    /**
     * How a process begins, and which forms are to be filled in by hand before the way goes on.
     *
     * @param by who starts it in Tasklist with its start form, the first of {@code forms}; null where a program does
     */
    public record Begin(String process, String by, Map<String, Object> values, List<String> forms) {}

    /** One project, and what its people do otherwise than usual. */
    public static final class Way {

        public final String project;
        public final LocalDate day;
        public final List<Begin> begins = new ArrayList<>();
        public final Map<String, Map<String, Object>> entered = new HashMap<>();
        public final Set<String> left = new HashSet<>();

        /** SQL that the day begins with; {@code :project} is the key. */
        public final List<String> given = new ArrayList<>();

        private Way(String name, LocalDate day) {
            this.project = name.startsWith("access-log") ? name : "yeonsu-rare-" + name;
            this.day = day;
        }

        private Way entering(String form, Map<String, Object> values) {
            entered.put(form, values);
            return this;
        }

        private Way leaving(String form) {
            left.add(form);
            return this;
        }

        private Way given(String sql) {
            given.add(sql);
            return this;
        }

        private Way starting(String process, Map<String, Object> variables, String... forms) {
            begins.add(new Begin(process, null, variables, paths(process, forms)));
            return this;
        }

        private Way startedBy(String account, String form, Map<String, Object> values, String... forms) {
            String process = form.split("/")[0];
            List<String> all = new ArrayList<>(List.of(form));
            all.addAll(paths(process, forms));
            begins.add(new Begin(process, account, values, all));
            return this;
        }

        private static List<String> paths(String process, String... forms) {
            return List.of(forms).stream()
                    .map(form -> form.contains("/") ? form : process + "/" + form)
                    .toList();
        }

        @Override
        public String toString() {
            return project;
        }
    }
}
