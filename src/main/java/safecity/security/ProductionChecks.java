package safecity.security;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Component;
import safecity.database.StartupRefusedException;
import safecity.engine.identity.Accounts;

/** What production must not start with; each refusal says what to set. */
@Component
@Profile("production")
class ProductionChecks implements ApplicationRunner {

    private static final Pattern HOST = Pattern.compile("^jdbc:postgresql://(\\[[^]]+]|[^:/?]+)");
    private static final Pattern ENCRYPTED = Pattern.compile("[?&]sslmode=(require|verify-ca|verify-full)(&|$)");
    private static final Pattern OPEN_ADDRESS = Pattern.compile("^\\s*(?i:http)://(?:[^@/?#]*@)?(\\[[^]]+]|[^:/?#]*)");
    private static final Pattern REACHABLE =
            Pattern.compile("^\\s*https://(?!localhost\\b|127\\.|\\[::1])[\\w.\\[:-]+");
    private static final List<String> OWN_HOST = List.of("localhost", "127.0.0.1", "[::1]");
    private static final List<String> KNOWN_PASSWORDS =
            List.of("safecity-demo", "demo", "admin", "password", "camunda");
    private static final List<String> KNOWN_ACCOUNTS =
            List.of("admin", "demo", "camunda", "yeonsu-lead", "yeonsu-manager");

    private final Accounts accounts;

    ProductionChecks(Environment environment, Accounts accounts) {
        this.accounts = accounts;
        refusal(environment).ifPresent(refused -> {
            throw refused;
        });
    }

    static Optional<StartupRefusedException> refusal(Environment environment) {
        return Stream.of(
                        demoBesideProduction(environment),
                        unencryptedDatabase(environment),
                        schemaUpdate(environment),
                        openCookie(environment),
                        openProvider(environment),
                        openStore(environment),
                        mailWithoutAddress(environment))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<StartupRefusedException> demoBesideProduction(Environment environment) {
        return when(
                environment.acceptsProfiles(Profiles.of("demo")),
                "Production does not run together with the demo.",
                "Remove demo from SPRING_PROFILES_ACTIVE.");
    }

    private static Optional<StartupRefusedException> unencryptedDatabase(Environment environment) {
        String url = environment.getProperty("spring.datasource.url", "");
        Matcher host = HOST.matcher(url);
        boolean elsewhere = host.find() && !OWN_HOST.contains(host.group(1));
        boolean trusted = "private".equals(environment.getProperty("safecity.security.database-network"));
        return when(
                elsewhere && !trusted && !ENCRYPTED.matcher(url).find(),
                "The connection to the database on another host is not encrypted.",
                "Add sslmode=verify-full to SPRING_DATASOURCE_URL, or set SAFECITY_SECURITY_DATABASE_NETWORK=private"
                        + " where the network between the two belongs to nobody else.");
    }

    private static Optional<StartupRefusedException> schemaUpdate(Environment environment) {
        return when(
                !environment
                        .getProperty("camunda.bpm.database.schema-update", "false")
                        .equals("false"),
                "The engine would change its own tables at a start.",
                "Set CAMUNDA_BPM_DATABASE_SCHEMA_UPDATE=false.");
    }

    private static Optional<StartupRefusedException> openCookie(Environment environment) {
        return when(
                !environment.getProperty("server.servlet.session.cookie.secure", Boolean.class, false),
                "The session cookie would travel without TLS.",
                "Set SERVER_SERVLET_SESSION_COOKIE_SECURE=true.");
    }

    private static Optional<StartupRefusedException> openProvider(Environment environment) {
        return when(
                !environment.getProperty(ProviderProperties.ISSUER, "https:").startsWith("https:"),
                "Sign-ins at the OpenID provider would travel without TLS.",
                "Set SAFECITY_OPENID_ISSUER to an address that begins with https://.");
    }

    private static Optional<StartupRefusedException> openStore(Environment environment) {
        Matcher host = OPEN_ADDRESS.matcher(environment.getProperty("safecity.evidence.store.endpoint", ""));
        return when(
                host.find() && !OWN_HOST.contains(host.group(1)),
                "Evidence would travel to the object store on another host without TLS.",
                "Set SAFECITY_EVIDENCE_STORE_ENDPOINT to an address that begins with https://.");
    }

    private static Optional<StartupRefusedException> mailWithoutAddress(Environment environment) {
        return when(
                !environment.getProperty("safecity.mail.from", "").isBlank()
                        && !REACHABLE
                                .matcher(environment.getProperty("safecity.mail.base-url", ""))
                                .find(),
                "Mail would leave with links that lead nowhere.",
                "Set SAFECITY_MAIL_BASE_URL to the address under which people reach the product, beginning with https://.");
    }

    private static Optional<StartupRefusedException> when(boolean refused, String reason, String remedy) {
        return refused ? Optional.of(new StartupRefusedException(reason, remedy)) : Optional.empty();
    }

    /** Known passwords are tried on the accounts that exist under known names; hashing is slow, so on no others. */
    @Override
    public void run(ApplicationArguments arguments) {
        KNOWN_ACCOUNTS.stream()
                .filter(account -> accounts.find(account).isPresent())
                .forEach(this::refuseKnownPassword);
    }

    private void refuseKnownPassword(String account) {
        if (KNOWN_PASSWORDS.stream()
                .anyMatch(password -> accounts.signIn(account, password).isPresent())) {
            throw new StartupRefusedException(
                    "The account " + account + " has a password that everybody knows.",
                    "Give it another one, or delete the account, with the schema command before the start.");
        }
    }
}
