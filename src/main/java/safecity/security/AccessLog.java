package safecity.security;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import safecity.engine.authorization.Roles;
import safecity.engine.identity.Account;
import safecity.engine.identity.Accounts;
import safecity.engine.identity.AdministrationAct;
import safecity.notation.OneLine;
import safecity.refusal.Refusal;

/**
 * The record of access (접속기록, 개인정보의 안전성 확보조치 기준 제8조): who, when, from where, which record, what was done. The
 * time is the database's, whatever time the demo plays. A capability that shows or hands out personal data or evidence
 * calls {@link #record}.
 */
@Component
public class AccessLog {

    private static final int LONGEST_RECORD = 500;
    private static final int LONGEST_ACCOUNT = 200;
    private static final int LONGEST_REASON = 500;

    /** What a line is about that concerns every municipality, such as a list without bounds. */
    public static final String EVERY = "*";

    private final JdbcClient jdbc;
    private final Accounts accounts;
    private final ConcernedMunicipalities concerned;
    private final Roles roles;

    AccessLog(JdbcClient jdbc, Accounts accounts, ConcernedMunicipalities concerned, Roles roles) {
        this.accounts = accounts;
        this.jdbc = jdbc;
        this.concerned = concerned;
        this.roles = roles;
    }

    /**
     * Records that the person who is signed in did something. Written even if what they do is rolled back.
     *
     * @param action what was done, as {@code view}, {@code download}, {@code administer}
     * @param record what it was done to, as {@code evidence/yeonsu-2022/17}
     */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void record(String action, String record) {
        record(action, record, record, null);
    }

    /**
     * Records that the person who is signed in took a document away.
     *
     * @param reason what for; whoever oversees and does not work with the document has to say it
     * @throws Refusal {@code accessLog.reasonMissing}, {@code accessLog.reasonTooLong}
     */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void download(String record, @Nullable String reason) {
        String said = reason == null || reason.isBlank() ? null : reason.strip();
        if (said == null && mustSayWhy()) {
            throw Refusal.of("accessLog.reasonMissing").field("reason");
        }
        if (said != null && said.length() > LONGEST_REASON) {
            throw Refusal.of("accessLog.reasonTooLong", LONGEST_REASON).field("reason");
        }
        record("download", record, record, said);
    }

    /** Whether the person who is signed in looks at other people's work, and says what for when a document leaves. */
    public boolean mustSayWhy() {
        return signedIn() != null
                && roles.of(signedIn().groups()).stream().anyMatch(Set.of("administrator", "auditor")::contains);
    }

    /** @param address of what was looked at, without what a request merely claims; says whose affairs it was */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    void look(String record, String address) {
        record("view", record, address, null);
    }

    private void record(String action, String record, String about, @Nullable String reason) {
        Account account = signedIn();
        if (account == null) {
            return;
        }
        Set<String> concerns = concerned.of(about);
        if (concerns.isEmpty()) {
            concerns = Set.of(municipality(account) == null ? EVERY : municipality(account));
        }
        for (String one : concerns) {
            insert(account.id(), municipality(account), one, address(), action, record, reason);
        }
    }

    private static @Nullable Account signedIn() {
        Authentication signedIn = SecurityContextHolder.getContext().getAuthentication();
        return signedIn != null && signedIn.getPrincipal() instanceof Account account ? account : null;
    }

    @Transactional(propagation = Propagation.REQUIRES_NEW)
    void signIn(String account, String address, boolean successful) {
        insert(
                account,
                municipality(account),
                municipality(account),
                address,
                successful ? "sign-in" : "sign-in-refused",
                "account/" + account,
                null);
    }

    /** Of somebody whom a provider vouches for; their name says nothing about where they belong. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    void signIn(Account account, String address) {
        insert(
                account.id(),
                municipality(account),
                municipality(account),
                address,
                "sign-in",
                "account/" + account.id(),
                null);
    }

    /** Whether the account has signed in from this address in the last ninety days. */
    boolean hasSignedIn(String account, String address) {
        return jdbc.sql("""
                SELECT EXISTS (SELECT 1 FROM access_log WHERE account = ? AND address = ? AND action = 'sign-in'
                    AND at > now() - interval '90 days')
                """)
                .params(cut(account, LONGEST_ACCOUNT), address)
                .query(Boolean.class)
                .single();
    }

    @EventListener
    void administered(AdministrationAct act) {
        record("administer", act.what());
    }

    private void insert(
            String account,
            @Nullable String municipality,
            @Nullable String concerns,
            String address,
            String action,
            String record,
            @Nullable String reason) {
        jdbc.sql("""
                INSERT INTO access_log (account, municipality, concerns, address, action, record, reason)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """)
                .params(
                        cut(account, LONGEST_ACCOUNT),
                        municipality,
                        concerns,
                        address,
                        action,
                        cut(record, LONGEST_RECORD),
                        reason == null ? null : cut(reason, LONGEST_REASON))
                .update();
    }

    private static @Nullable String municipality(Account account) {
        return account.tenants().size() == 1 ? account.tenants().get(0) : null;
    }

    /** Where the account belongs, also for a refused sign-in; a name that nobody has belongs nowhere. */
    private @Nullable String municipality(String account) {
        return accounts.find(cut(account, LONGEST_ACCOUNT))
                .map(AccessLog::municipality)
                .orElse(null);
    }

    private static String cut(String text, int longest) {
        String legible = OneLine.marked(text, '?');
        return legible.length() > longest ? legible.substring(0, longest) : legible;
    }

    private static String address() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes request
                ? request.getRequest().getRemoteAddr()
                : "-";
    }
}
