package safecity.security;

import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import safecity.engine.identity.Account;
import safecity.engine.identity.Accounts;
import safecity.engine.identity.AdministrationAct;

/**
 * The record of access (접속기록, 개인정보의 안전성 확보조치 기준 제8조): who, when, from where, which record, what was done. The
 * time is the database's, whatever time the demo plays. A capability that shows or hands out personal data or evidence
 * calls {@link #record}.
 */
@Component
public class AccessLog {

    private static final int LONGEST_RECORD = 500;
    private static final int LONGEST_ACCOUNT = 200;

    private final JdbcClient jdbc;
    private final Accounts accounts;

    AccessLog(JdbcClient jdbc, Accounts accounts) {
        this.accounts = accounts;
        this.jdbc = jdbc;
    }

    /**
     * Records that the person who is signed in did something. Written even if what they do is rolled back.
     *
     * @param action what was done, as {@code view}, {@code download}, {@code administer}
     * @param record what it was done to, as {@code evidence/yeonsu-2022/17}
     */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void record(String action, String record) {
        Authentication signedIn = SecurityContextHolder.getContext().getAuthentication();
        if (signedIn != null && signedIn.getPrincipal() instanceof Account account) {
            insert(account.id(), municipality(account), address(), action, record);
        }
    }

    @Transactional(propagation = Propagation.REQUIRES_NEW)
    void signIn(String account, String address, boolean successful) {
        insert(
                account,
                municipality(account),
                address,
                successful ? "sign-in" : "sign-in-refused",
                "account/" + account);
    }

    /** Of somebody whom a provider vouches for; their name says nothing about where they belong. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    void signIn(Account account, String address) {
        insert(account.id(), municipality(account), address, "sign-in", "account/" + account.id());
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

    private void insert(String account, String municipality, String address, String action, String record) {
        jdbc.sql("INSERT INTO access_log (account, municipality, address, action, record) VALUES (?, ?, ?, ?, ?)")
                .params(cut(account, LONGEST_ACCOUNT), municipality, address, action, cut(record, LONGEST_RECORD))
                .update();
    }

    private static String municipality(Account account) {
        return account.tenants().size() == 1 ? account.tenants().get(0) : null;
    }

    /** Where the account belongs, also for a refused sign-in; a name that nobody has belongs nowhere. */
    private String municipality(String account) {
        return accounts.find(cut(account, LONGEST_ACCOUNT))
                .map(AccessLog::municipality)
                .orElse(null);
    }

    private static String cut(String text, int longest) {
        String legible = text.replaceAll("\\p{Cntrl}", "?");
        return legible.length() > longest ? legible.substring(0, longest) : legible;
    }

    private static String address() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes request
                ? request.getRequest().getRemoteAddr()
                : "-";
    }
}
