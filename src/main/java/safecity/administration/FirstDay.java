package safecity.administration;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import safecity.engine.identity.IdentityDirectory;
import safecity.engine.identity.WaitingConfirmations;
import safecity.notification.TrialMail;
import safecity.organisation.Department;
import safecity.organisation.DepartmentSetup;
import safecity.organisation.Routing;
import safecity.project.Project;
import safecity.project.Projects;
import safecity.security.SignInProvider;

/**
 * How far a municipality is on its first day. Every step is told from what is there, so that the path is left and taken up
 * again at any time, by any administrator.
 */
@Component
class FirstDay {

    /** Without these nobody can take the plan to its approval. */
    private static final List<String> FIRST_APPROVAL = List.of("lead", "planning", "budget", "director", "mayor");

    private final DepartmentSetup setup;
    private final IdentityDirectory directory;
    private final WaitingConfirmations confirmations;
    private final InstallationChecks checks;
    private final TrialMail mail;
    private final SignInProvider provider;
    private final Projects projects;

    FirstDay(
            DepartmentSetup setup,
            IdentityDirectory directory,
            WaitingConfirmations confirmations,
            InstallationChecks checks,
            TrialMail mail,
            SignInProvider provider,
            Projects projects) {
        this.setup = setup;
        this.directory = directory;
        this.confirmations = confirmations;
        this.checks = checks;
        this.mail = mail;
        this.provider = provider;
        this.projects = projects;
    }

    /**
     * @param duties       every duty with its department
     * @param open         duties that no department does yet
     * @param empty        posts that a duty needs and nobody holds
     * @param needed       how many posts the duties need
     * @param blocking     of the empty ones those without which the first plan can't be approved
     * @param waiting      how many posts of this municipality wait for a second administrator
     * @param mailCheck    what came of the last test, or that mail isn't used; null for nothing yet
     * @param signInCheck  the same for the provider
     */
    record State(
            List<DepartmentSetup.Routed> duties,
            List<String> open,
            List<DepartmentSetup.Post> empty,
            int needed,
            List<DepartmentSetup.Post> blocking,
            long waiting,
            TrialMail.Settings mail,
            InstallationChecks.@Nullable Check mailCheck,
            SignInProvider.@Nullable Settings provider,
            InstallationChecks.@Nullable Check signInCheck,
            List<Project> projects) {

        public boolean dutiesDone() {
            return open.isEmpty();
        }

        public boolean accountsDone() {
            return dutiesDone() && empty.isEmpty();
        }

        public boolean mailDone() {
            return mailCheck != null && mailCheck.settled();
        }

        public boolean signInDone() {
            return signInCheck != null && signInCheck.settled();
        }

        public boolean projectDone() {
            return !projects.isEmpty();
        }

        /** Of six; the municipality itself is there. */
        public int done() {
            int done = 1;
            for (boolean step : new boolean[] {dutiesDone(), accountsDone(), mailDone(), signInDone(), projectDone()}) {
                done += step ? 1 : 0;
            }
            return done;
        }
    }

    State of(String municipality, String reader) {
        List<DepartmentSetup.Routed> duties = setup.duties(municipality);
        List<DepartmentSetup.Post> posts = setup.posts(municipality);
        List<DepartmentSetup.Post> needed = needed(posts, duties);
        List<DepartmentSetup.Post> empty =
                needed.stream().filter(post -> !directory.hasMembers(post.id())).toList();
        List<String> first = duties.stream()
                .filter(one -> FIRST_APPROVAL.contains(one.duty()))
                .map(DepartmentSetup.Routed::department)
                .filter(Objects::nonNull)
                .map(FirstDay::deciding)
                .toList();
        return new State(
                duties,
                duties.stream()
                        .filter(one -> one.department() == null)
                        .map(DepartmentSetup.Routed::duty)
                        .toList(),
                empty,
                needed.size(),
                empty.stream()
                        .filter(post -> first.contains(post.id()) || isLead(post, duties))
                        .toList(),
                confirmations.of(reader).stream()
                        .filter(one -> posts.stream().anyMatch(post -> post.id().equals(one.group())))
                        .count(),
                mail.settings(),
                checks.last("mail").orElse(null),
                provider.settings().orElse(null),
                checks.last("sign-in").orElse(null),
                projects.of(municipality));
    }

    /** Groups of the departments that do a duty. */
    private static List<DepartmentSetup.Post> needed(
            List<DepartmentSetup.Post> posts, List<DepartmentSetup.Routed> duties) {
        List<String> departments = duties.stream()
                .flatMap(one -> Optional.ofNullable(one.department()).stream())
                .map(Department::id)
                .distinct()
                .toList();
        return posts.stream()
                .filter(post -> departments.contains(Routing.departmentOf(post.id())))
                .toList();
    }

    private static String deciding(Department department) {
        return department.kind().hasHead() ? Routing.headOf(department.id()) : department.id();
    }

    private static boolean isLead(DepartmentSetup.Post post, List<DepartmentSetup.Routed> duties) {
        return duties.stream()
                .anyMatch(one -> one.duty().equals("lead")
                        && one.department() != null
                        && one.department().id().equals(post.id()));
    }
}
