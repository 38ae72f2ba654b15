package safecity.organisation;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.util.List;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import safecity.engine.Directory;

/** Sets up the demo municipalities: departments, one account each and one for its head, all with one password. */
@Component
@Profile("demo")
@Order(DemoMunicipalities.ORDER)
class DemoMunicipalities implements ApplicationRunner {

    static final int ORDER = 100;
    private static final String PASSWORD = "safecity-demo";
    /** The engine's own name for the group that may do everything. */
    private static final String ADMINISTRATORS = "camunda-admin";
    private static final List<String> OFFICES = List.of("manager", "auditor");

    private final Directory directory;
    private final Departments departments;
    private final ObjectMapper yaml = new ObjectMapper(new YAMLFactory());

    DemoMunicipalities(Directory directory, Departments departments) {
        this.directory = directory;
        this.departments = departments;
    }

    @Override
    @Transactional
    public void run(ApplicationArguments arguments) throws IOException {
        for (Resource file : new PathMatchingResourcePatternResolver()
                .getResources("classpath*:municipalities/*/municipality.yaml")) {
            set(yaml.readValue(file.getInputStream(), File.class));
        }
        directory.ensureGroup(ADMINISTRATORS, "시스템관리", null);
        directory.ensureUser("admin", "시스템관리자", PASSWORD, List.of(ADMINISTRATORS), null);
    }

    private void set(File file) {
        departments.save(new Municipality(file.id(), file.nameKo(), file.nameEn()));
        directory.ensureTenant(file.id(), file.nameKo());
        int position = 0;
        for (Entry entry : file.departments()) {
            String id = file.id() + "-" + entry.role();
            departments.save(new Department(id, file.id(), entry.role(), entry.nameKo(), entry.nameEn()), ++position);
            account(file.id(), id, entry.nameKo());
            if (!Routing.isPost(entry.role())) {
                account(file.id(), Routing.headOf(id), entry.nameKo() + " 부서장");
            }
        }
        for (String office : OFFICES) {
            account(file.id(), file.id() + "-" + office, file.nameKo() + " " + office);
        }
    }

    /** An account and the group of the same name that it belongs to. */
    private void account(String municipality, String id, String name) {
        directory.ensureGroup(id, name, municipality);
        directory.ensureUser(id, name, PASSWORD, List.of(id), municipality);
    }

    record File(String id, String nameKo, String nameEn, List<Entry> departments) {}

    record Entry(String role, String nameKo, String nameEn) {}
}
