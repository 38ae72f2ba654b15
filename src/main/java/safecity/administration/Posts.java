package safecity.administration;

import java.util.List;
import java.util.Locale;
import safecity.organisation.DepartmentSetup;
import safecity.organisation.Routing;
import safecity.refusal.Refusal;

/** The posts of a municipality, found by what people call their department. */
record Posts(List<DepartmentSetup.Post> all) {

    /**
     * The group of a line.
     *
     * @throws Refusal {@code account.departmentUnknown}, {@code account.departmentTwice}, {@code account.post} and
     *                 {@code account.noHead}, with the field
     */
    String group(AccountTable.Entry entry) {
        if (!entry.hasKnownPost()) {
            throw Refusal.of("account.post", entry.post()).field("post");
        }
        List<DepartmentSetup.Post> found =
                all.stream().filter(post -> isCalled(post, entry.department())).toList();
        if (entry.department().isBlank() || found.isEmpty()) {
            throw Refusal.of("account.departmentUnknown", entry.department()).field("department");
        }
        if (found.size() > 1) {
            throw Refusal.of("account.departmentTwice", entry.department()).field("department");
        }
        String department = found.get(0).id();
        if (!entry.isHead()) {
            return department;
        }
        String head = Routing.headOf(department);
        if (all.stream().noneMatch(post -> post.id().equals(head))) {
            throw Refusal.of("account.noHead", entry.department()).field("post");
        }
        return head;
    }

    /** By its name in either language or by its id; heads are told by their post. */
    private static boolean isCalled(DepartmentSetup.Post post, String department) {
        String wanted = department.toLowerCase(Locale.ROOT);
        return !post.group().head()
                && (post.nameKo().toLowerCase(Locale.ROOT).equals(wanted)
                        || post.nameEn().toLowerCase(Locale.ROOT).equals(wanted)
                        || post.id().equals(wanted));
    }
}
