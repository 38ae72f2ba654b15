package safecity.organisation;

import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import safecity.engine.authorization.GroupKind;
import safecity.engine.authorization.KnownGroup;
import safecity.engine.identity.IdentityDirectory;

/** Sets up municipalities: the tenant, its departments, and for each the groups to which tasks are given. */
@Component
class Municipalities {

    static final String AUDITOR = "auditor";
    private static final MunicipalityFile.Entry AUDITOR_ENTRY =
            new MunicipalityFile.Entry(AUDITOR, GroupKind.OVERSIGHT, "감사관", "Auditor");

    /** Oversees the work of all departments, and does none of it. */
    private static final String MANAGER = "manager";

    private final IdentityDirectory directory;
    private final Departments departments;

    Municipalities(IdentityDirectory directory, Departments departments) {
        this.directory = directory;
        this.departments = departments;
    }

    /** A group of the municipality, and what screens call who is in it. */
    record Post(KnownGroup group, String name) {

        /** Also the name of the group's demo account, where there is one. */
        String id() {
            return group.id();
        }
    }

    /** Makes what is missing, brings names up to date, removes nothing; returns every group of the municipality. */
    List<Post> set(MunicipalityFile file) {
        departments.save(new Municipality(file.id(), file.nameKo(), file.nameEn()));
        directory.ensureTenant(file.id(), file.nameKo());
        List<Post> posts = new ArrayList<>();
        int position = 0;
        for (MunicipalityFile.Entry entry : withAuditor(file.departments())) {
            posts.addAll(posts(
                    new Department(
                            file.id() + "-" + entry.duty(),
                            file.id(),
                            entry.duty(),
                            entry.kind(),
                            entry.nameKo(),
                            entry.nameEn()),
                    ++position));
        }
        posts.add(new Post(KnownGroup.management(management(file.id()), file.id()), file.nameKo() + " 사업총괄"));
        posts.forEach(post -> directory.ensureGroup(post.group(), post.name()));
        return posts;
    }

    /** Makes one more department, or gives one that there is another name; its groups come with it. */
    void set(Department department, int position) {
        posts(department, position).forEach(post -> directory.ensureGroup(post.group(), post.name()));
    }

    private List<Post> posts(Department department, int position) {
        departments.save(department, position);
        Post members = new Post(
                KnownGroup.members(department.id(), department.municipality(), department.kind()), department.nameKo());
        Post head = new Post(
                KnownGroup.head(
                        Routing.headOf(department.id()), department.id(), department.municipality(), department.kind()),
                department.nameKo() + " 부서장");
        return department.kind().hasHead() ? List.of(members, head) : List.of(members);
    }

    String management(String municipality) {
        return municipality + "-" + MANAGER;
    }

    /** Each municipality has an auditor, who signs the monthly check of the access log; its file need not say so. */
    private static List<MunicipalityFile.Entry> withAuditor(List<MunicipalityFile.Entry> departments) {
        List<MunicipalityFile.Entry> all = new ArrayList<>(departments);
        if (departments.stream().noneMatch(entry -> entry.duty().equals(AUDITOR))) {
            all.add(AUDITOR_ENTRY);
        }
        return all;
    }
}
