package safecity.engine.tasks;

import java.util.List;
import java.util.Objects;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.cfg.CommandChecker;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.AssignTaskCmd;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.IdentityLink;
import org.springframework.stereotype.Component;
import safecity.engine.authorization.WithdrawnTasks;
import safecity.engine.identity.Accounts;
import safecity.refusal.Refusal;

@Component
class EngineHandovers implements Handovers {

    private final ProcessEngineConfigurationImpl engine;
    private final IdentityService identities;
    private final Accounts accounts;

    EngineHandovers(ProcessEngineConfigurationImpl engine, IdentityService identities, Accounts accounts) {
        this.accounts = accounts;
        this.engine = engine;
        this.identities = identities;
    }

    @Override
    public Open open(String taskId) {
        return run(context -> read(context, taskId));
    }

    @Override
    public Open give(String taskId, String account) {
        return run(context -> {
            Open before = read(context, taskId);
            if (account != null && account.equals(before.assignee())) {
                throw Refusal.conflict("reassignment.same").field("assignee");
            }
            if (before.candidates().stream()
                    .noneMatch(candidate -> candidate.account().equals(account))) {
                throw Refusal.of("reassignment.candidate").field("assignee");
            }
            new AssignTaskCmd(taskId, account).execute(context);
            WithdrawnTasks.mark(context.getTaskManager().findTaskById(taskId), before.assignee(), account);
            return before;
        });
    }

    private interface Act {
        Open in(CommandContext context);
    }

    private Open run(Act act) {
        try {
            return engine.getCommandExecutorTxRequired().execute(act::in);
        } catch (AuthorizationException unauthorised) {
            throw Refusal.forbidden("task.notYours");
        } catch (OptimisticLockingException lost) {
            throw Refusal.conflict("task.done");
        } catch (RuntimeException failure) {
            throw Refusal.in(failure).map(RuntimeException.class::cast).orElse(failure);
        }
    }

    private Open read(CommandContext context, String taskId) {
        TaskEntity task = context.getTaskManager().findTaskById(taskId);
        if (task == null
                || task.getTenantId() == null
                || !context.getTenantManager().isAuthenticatedTenant(task.getTenantId())) {
            throw Refusal.notFound("engine.notFound");
        }
        for (CommandChecker checker : engine.getCommandCheckers()) {
            checker.checkTaskAssign(task);
        }
        return new Open(
                taskId,
                task.getName(),
                task.getTaskDefinitionKey(),
                task.getProcessDefinition().getKey(),
                task.getProcessInstance().getBusinessKey(),
                task.getTenantId(),
                task.getAssignee(),
                context.runWithoutAuthorization(() -> candidates(task)));
    }

    /** Members of the task's groups who belong to its municipality. */
    private List<Candidate> candidates(TaskEntity task) {
        return task.getCandidates().stream()
                .map(IdentityLink::getGroupId)
                .filter(Objects::nonNull)
                .flatMap(group -> identities.createUserQuery().memberOfGroup(group).list().stream())
                .map(User::getId)
                .filter(account -> !account.equals(task.getAssignee()) && belongs(account, task.getTenantId()))
                .distinct()
                .sorted()
                .map(account -> new Candidate(account, accounts.name(account)))
                .toList();
    }

    private boolean belongs(String account, String municipality) {
        return identities
                        .createTenantQuery()
                        .tenantId(municipality)
                        .userMember(account)
                        .includingGroupsOfUser(true)
                        .count()
                > 0;
    }
}
