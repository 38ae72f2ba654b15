package safecity.administration;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import safecity.engine.authorization.GroupRule;
import safecity.engine.identity.AccountAdministration;
import safecity.engine.identity.IdentityIds;
import safecity.organisation.DepartmentSetup;
import safecity.refusal.Refusal;
import safecity.refusal.RefusalMessages;
import safecity.security.AccessLog;

/**
 * Makes the accounts of a table, all of them or none: one line that is refused keeps the others back. The same table may be
 * sent again: who is there already stays as they are, and is entered where they are missing.
 */
@Component
class AccountImport {

    private final AccountAdministration accounts;
    private final DepartmentSetup departments;
    private final GroupRule posts;
    private final FirstPasswords passwords;
    private final RefusalMessages refusals;
    private final AccessLog log;

    AccountImport(
            AccountAdministration accounts,
            DepartmentSetup departments,
            GroupRule posts,
            FirstPasswords passwords,
            RefusalMessages refusals,
            AccessLog log) {
        this.accounts = accounts;
        this.departments = departments;
        this.posts = posts;
        this.passwords = passwords;
        this.refusals = refusals;
        this.log = log;
    }

    enum Outcome {
        MADE,
        THERE,
        REFUSED,
        KEPT_BACK
    }

    /**
     * What came of one line.
     *
     * @param problems sentences in the reader's language, naming the column
     * @param password the account's first one, said here and nowhere again; null where none was given
     * @param waits    whether a second administrator has to confirm the post
     */
    record Line(
            int line,
            String id,
            String name,
            Outcome outcome,
            List<String> problems,
            @Nullable String password,
            boolean waits) {}

    /** @param done whether everything was entered; false where nothing was */
    record Report(boolean done, List<Line> lines) {

        long count(Outcome outcome) {
            return lines.stream().filter(line -> line.outcome() == outcome).count();
        }

        public long made() {
            return count(Outcome.MADE);
        }

        public long refused() {
            return count(Outcome.REFUSED);
        }

        public long waiting() {
            return lines.stream().filter(Line::waits).count();
        }
    }

    /** @throws Refusal about the table as a whole, with the field {@code table} */
    @Transactional
    public Report enter(String municipality, String table) {
        List<AccountTable.Entry> entries = AccountTable.read(table);
        Posts known = new Posts(departments.posts(municipality));
        Map<AccountTable.Entry, List<String>> problems = new LinkedHashMap<>();
        Map<String, AccountTable.Entry> first = new LinkedHashMap<>();
        Map<String, Set<String>> groups = new LinkedHashMap<>();
        for (AccountTable.Entry entry : entries) {
            problems.put(entry, problems(municipality, entry, known, first, groups));
            first.putIfAbsent(entry.id(), entry);
        }
        if (problems.values().stream().anyMatch(found -> !found.isEmpty())) {
            return new Report(
                    false,
                    entries.stream().map(entry -> refused(entry, problems)).toList());
        }
        return new Report(
                true,
                entries.stream().map(entry -> made(municipality, entry, known)).toList());
    }

    private static Line refused(AccountTable.Entry entry, Map<AccountTable.Entry, List<String>> problems) {
        List<String> found = problems.getOrDefault(entry, List.of());
        return new Line(
                entry.line(),
                entry.id(),
                entry.name(),
                found.isEmpty() ? Outcome.KEPT_BACK : Outcome.REFUSED,
                found,
                null,
                false);
    }

    private List<String> problems(
            String municipality,
            AccountTable.Entry entry,
            Posts known,
            Map<String, AccountTable.Entry> first,
            Map<String, Set<String>> groups) {
        List<String> found = new ArrayList<>();
        check(found, () -> IdentityIds.mustBeOne(entry.id()));
        check(found, () -> {
            if (entry.name().isBlank()) {
                throw Refusal.of("setup.accounts.nameMissing").field("name");
            }
            AccountEntry.name(entry.name());
        });
        check(found, () -> AccountEntry.address(entry.email()));
        check(found, () -> standsAlone(municipality, entry, first.get(entry.id())));
        check(found, () -> {
            Set<String> all = groups.computeIfAbsent(
                    entry.id(),
                    id -> new LinkedHashSet<>(accounts.find(id)
                            .map(AccountAdministration.Known::groups)
                            .orElse(List.of())));
            all.add(known.group(entry));
            posts.against(all).ifPresent(against -> {
                throw Refusal.of(against).field("department");
            });
        });
        return found;
    }

    private void check(List<String> found, Runnable rule) {
        try {
            rule.run();
        } catch (Refusal refusal) {
            found.add(refusals.sentence(refusal));
        }
    }

    /** Two lines of one account are one person with two posts; an account that exists is the same person here. */
    private void standsAlone(String municipality, AccountTable.Entry entry, AccountTable.@Nullable Entry before) {
        if (before != null && !before.name().equals(entry.name())) {
            throw Refusal.of("account.twice", before.line()).field("id");
        }
        accounts.find(entry.id()).ifPresent(existing -> {
            if (!existing.municipalities().contains(municipality)
                    || !existing.name().equals(AccountEntry.name(entry.name()))) {
                throw Refusal.conflict("account.taken", entry.id()).field("id");
            }
        });
    }

    private Line made(String municipality, AccountTable.Entry entry, Posts known) {
        String password = null;
        if (!accounts.isTaken(entry.id())) {
            password = passwords.next(entry.id());
            accounts.make(
                    entry.id(),
                    AccountEntry.name(entry.name()),
                    AccountEntry.address(entry.email()),
                    password,
                    municipality);
            log.record("administer", "account/" + entry.id() + " made");
        }
        String group = known.group(entry);
        boolean entered = accounts.enterOrAsk(entry.id(), group);
        log.record("administer", "membership/" + group + "/" + entry.id() + (entered ? " entered" : " asked for"));
        return new Line(
                entry.line(),
                entry.id(),
                entry.name(),
                password == null ? Outcome.THERE : Outcome.MADE,
                List.of(),
                password,
                !entered);
    }
}
