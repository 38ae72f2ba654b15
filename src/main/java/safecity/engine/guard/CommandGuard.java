package safecity.engine.guard;

import java.util.Collection;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.AbstractQuery;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import safecity.refusal.Refusal;

/**
 * Stands before every command that comes to the engine from outside. What commands do inside the engine, and what models
 * call, has passed here once and isn't asked again.
 *
 * <ul>
 *   <li>A person may read, and change only by the commands that their role is given.
 *   <li>On a thread that serves a request, nobody signed in means: nothing but what a sign-in needs. The engine itself
 *       checks no authorization then.
 *   <li>Nobody's query evaluates expressions.
 * </ul>
 */
public final class CommandGuard extends CommandInterceptor {

    private static final Logger LOG = LoggerFactory.getLogger(CommandGuard.class);

    /** What the sign-in and the web applications look up before they know, or while they set aside, who it is. */
    private static final Set<String> BEFORE_SIGN_IN = Set.of(
            "UserQueryImpl",
            "DbUserQueryImpl",
            "GroupQueryImpl",
            "DbGroupQueryImpl",
            "TenantQueryImpl",
            "DbTenantQueryImpl",
            "CreateUserQueryCmd",
            "CreateGroupQueryCmd",
            "CreateTenantQueryCmd",
            "AuthorizationCheckCmd",
            "IsIdentityServiceReadOnlyCmd",
            "GetLicenseKeyCmd",
            "IsTelemetryEnabledCmd",
            "GetTelemetryDataCmd",
            "GetDeployedProcessDefinitionCmd",
            "ProcessDefinitionQueryImpl",
            "GetProcessApplicationForDeploymentCmd");

    /** The engine's own are switched off, and its query then fails on what isn't there. */
    private static final String METRICS = "MetricsQueryImpl";

    private final Supplier<Authentication> signedIn;
    private final BooleanSupplier ownCode;
    private final BooleanSupplier servesRequest;
    private final Function<Collection<String>, Set<String>> allowed;
    private final boolean uploads;

    /**
     * @param signedIn      who is signed in on this thread, or null
     * @param ownCode       whether our own code acts for the system
     * @param servesRequest whether this thread serves a request from outside
     * @param allowed       names of the changing commands that somebody in these groups may send
     * @param uploads       whether a person may bring models along; otherwise they come with a release only
     */
    public CommandGuard(
            Supplier<Authentication> signedIn,
            BooleanSupplier ownCode,
            BooleanSupplier servesRequest,
            Function<Collection<String>, Set<String>> allowed,
            boolean uploads) {
        this.signedIn = signedIn;
        this.ownCode = ownCode;
        this.servesRequest = servesRequest;
        this.allowed = allowed;
        this.uploads = uploads;
    }

    @Override
    public <T> T execute(Command<T> command) {
        QueryExpressions.refuse(command);
        boolean inside = Context.getCommandContext() != null || Context.getJobExecutorContext() != null;
        if (!inside && !ownCode.getAsBoolean()) {
            check(command);
        }
        return next.execute(command);
    }

    private void check(Command<?> command) {
        Authentication person = signedIn.get();
        String name = command.getClass().getSimpleName();
        boolean ours = command.getClass().getName().startsWith("safecity.");
        if (name.equals(METRICS)) {
            throw Refusal.notFound("engine.notFound");
        }
        if (person == null) {
            if (servesRequest.getAsBoolean() && !ours && !BEFORE_SIGN_IN.contains(name)) {
                refuse(name, "nobody");
            }
        } else if (name.equals("DeployCmd") && !uploads) {
            LOG.warn("Refused a deployment to {}", person.getUserId());
            throw Refusal.forbidden("model.upload");
        } else if (!ours
                && !isReading(command, name)
                && !allowed.apply(person.getGroupIds()).contains(name)) {
            refuse(name, person.getUserId());
        }
    }

    private static boolean isReading(Command<?> command, String name) {
        return command instanceof AbstractQuery
                || name.startsWith("Get")
                || name.startsWith("Is")
                || name.startsWith("ExecuteFilter")
                || name.startsWith("Create") && name.endsWith("QueryCmd")
                || name.equals("AuthorizationCheckCmd")
                || name.equals("DetermineHistoryLevelCmd")
                || name.equals("FindActiveActivityIdsCmd")
                || name.equals("CheckPassword")
                || command.getClass().getName().contains("ReportImpl");
    }

    private static void refuse(String command, String person) {
        LOG.warn("Refused {} to {}", command, person);
        throw Refusal.forbidden("engine.command");
    }
}
