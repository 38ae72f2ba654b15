package safecity.organisation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import safecity.engine.Directory;

/** Sets up municipalities: the tenant, its departments, and for each the groups to which tasks are given. */
@Component
class Municipalities {

    /** Who oversees the work of all departments, by the end of the account's id. */
    private static final Map<String, String> OFFICES = Map.of("manager", "사업총괄", "auditor", "감사");

    private final Directory directory;
    private final Departments departments;

    Municipalities(Directory directory, Departments departments) {
        this.directory = directory;
        this.departments = departments;
    }

    /** @param id also the name of the group's demo account, where there is one */
    record Post(String id, String name) {}

    /** Makes what is missing, brings names up to date, removes nothing; returns every group of the municipality. */
    List<Post> set(MunicipalityFile file) {
        departments.save(new Municipality(file.id(), file.nameKo(), file.nameEn()));
        directory.ensureTenant(file.id(), file.nameKo());
        List<Post> posts = new ArrayList<>();
        int position = 0;
        for (MunicipalityFile.Entry entry : file.departments()) {
            String id = file.id() + "-" + entry.role();
            departments.save(new Department(id, file.id(), entry.role(), entry.nameKo(), entry.nameEn()), ++position);
            posts.add(new Post(id, entry.nameKo()));
            if (!Routing.isPost(entry.role())) {
                posts.add(new Post(Routing.headOf(id), entry.nameKo() + " 부서장"));
            }
        }
        OFFICES.forEach((office, name) -> posts.add(new Post(file.id() + "-" + office, file.nameKo() + " " + name)));
        posts.forEach(post -> directory.ensureGroup(post.id(), post.name(), file.id()));
        return posts;
    }
}
