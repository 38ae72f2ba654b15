package safecity.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import safecity.engine.identity.Account;
import safecity.engine.identity.Accounts;
import safecity.engine.processes.Decisions;
import safecity.story.ProcessStory;

/** The demo municipality: somebody for every duty, nobody's real name, one password, and everything set up once. */
@ProcessStory
class DemoMunicipalitiesTest {

    @Autowired
    DemoMunicipalities demo;

    @Autowired
    Accounts accounts;

    @Autowired
    Departments departments;

    @Autowired
    Decisions decisions;

    @Autowired
    IdentityService identities;

    @ParameterizedTest
    @CsvSource({
        "lead, 안전관리과",
        "planning, 기획예산실 기획팀",
        "legal, 기획예산실 법무팀",
        "budget, 기획예산실 예산팀",
        "contract, 재무과 계약팀",
        "audit, 감사실",
        "gender-equality, 여성아동과 양성평등팀",
        "personnel, 총무과",
        "publicity, 홍보미디어실",
        "council-office, 구의회사무국",
        "mayor, 구청장",
        "vice-mayor, 부구청장",
        "director, 안전도시국장",
        "traffic, 교통행정과",
        "health, 보건소",
        "welfare, 노인장애인복지과",
        "women-children, 여성아동과",
        "disaster, 안전관리과 재난팀",
        "industry, 일자리정책과",
        "police, 연수경찰서",
        "fire, 송도소방서",
        "education, 동부교육지원청",
        "citizens-panel, 공약이행평가단",
        "support-centre, 국제안전도시지원센터",
        "certifier, 국제안전도시공인센터(ISCCC)"
    })
    void everyDutyIsRoutedToItsDepartmentAndHasAnAccountAndAHead(String duty, String name) {
        assertThat(decisions.rows("department-routing", Map.of("duty", duty)))
                .containsExactly(Map.of("setUpFor", duty));
        assertThat(departments.find("yeonsu-" + duty))
                .get()
                .extracting(Department::nameKo)
                .isEqualTo(name);
        assertThat(account("yeonsu-" + duty).groups()).containsExactly("yeonsu-" + duty);
        boolean post = List.of("mayor", "vice-mayor", "director").contains(duty);
        assertThat(accounts.find("yeonsu-" + duty + "-head").isPresent()).isEqualTo(!post);
        if (!post) {
            assertThat(account("yeonsu-" + duty + "-head").groups()).containsExactly("yeonsu-" + duty + "-head");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"yeonsu-lead", "yeonsu-mayor", "yeonsu-lead-head", "yeonsu-manager", "yeonsu-auditor", "admin"})
    void theOnePasswordOpensEachAccount(String account) {
        assertThat(identities.checkPassword(account, "safecity-demo")).isTrue();
        assertThat(identities.checkPassword(account, "safecity-Demo")).isFalse();
    }

    @Test
    void everybodyBelongsToTheMunicipalityAndTheAdministratorToNone() {
        assertThat(account("yeonsu-lead").tenants()).containsExactly("yeonsu");
        assertThat(account("yeonsu-manager").tenants()).containsExactly("yeonsu");
        assertThat(account("admin").tenants()).isEmpty();
        assertThat(account("admin").administrator()).isTrue();
        assertThat(account("yeonsu-lead").administrator()).isFalse();
    }

    @Test
    void anAccountIsNamedAfterItsPostInKorean() {
        assertThat(identities.createUserQuery().memberOfTenant("yeonsu").list())
                .isNotEmpty()
                .allSatisfy(user -> assertThat(user.getLastName() + user.getFirstName())
                        .containsPattern("[가-힣]")
                        .doesNotContain("manager", "auditor"));
    }

    @Test
    void settingUpTwiceChangesNothing() throws Exception {
        long users = identities.createUserQuery().count();
        long groups = identities.createGroupQuery().count();
        demo.run(null);
        assertThat(identities.createUserQuery().count()).isEqualTo(users);
        assertThat(identities.createGroupQuery().count()).isEqualTo(groups);
        assertThat(departments.of("yeonsu")).hasSize(26);
    }

    private Account account(String id) {
        return accounts.find(id).orElseThrow();
    }
}
