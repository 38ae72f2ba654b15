package safecity.operations;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProvider;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProviderCaseInstanceContext;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProviderHistoricDecisionInstanceContext;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProviderProcessInstanceContext;
import org.camunda.bpm.engine.impl.persistence.StrongUuidGenerator;
import org.camunda.bpm.engine.task.Task;

/** Puts the same open tasks into the database of either application, by an engine of its own beside it. */
final class MeasuredTasks implements AutoCloseable {

    private final ProcessEngine engine;

    /**
     * @param tenant     of the instances, null for none
     * @param permission what a candidate gets on a task, as in the application's engine
     */
    MeasuredTasks(String jdbcUrl, String tenant, String permission) {
        ProcessEngineConfigurationImpl configuration = new StandaloneProcessEngineConfiguration();
        configuration.setProcessEngineName("measured-" + tenant);
        configuration.setJdbcUrl(jdbcUrl);
        configuration.setJdbcDriver("org.postgresql.Driver");
        configuration.setJdbcUsername("postgres");
        configuration.setDatabaseSchemaUpdate("false");
        configuration.setHistory("full");
        configuration.setAuthorizationEnabled(true);
        configuration.setDefaultUserPermissionNameForTask(permission);
        configuration.setIdGenerator(new StrongUuidGenerator());
        configuration.setMetricsEnabled(false);
        configuration.setGeneralResourceWhitelistPattern("[a-z-]+");
        if (tenant != null) {
            configuration.setTenantIdProvider(new Always(tenant));
        }
        engine = configuration.buildProcessEngine();
    }

    void deploy() {
        engine.getRepositoryService()
                .createDeployment()
                .name("measured")
                .addClasspathResource("measured/measured.bpmn")
                .addClasspathResource("measured/measured.form")
                .deploy();
    }

    /** Makes the officer for an installation that has none, with what a candidate needs on the engine's API. */
    void officer(String account, String password, String group) {
        User user = engine.getIdentityService().newUser(account);
        user.setPassword(password);
        engine.getIdentityService().saveUser(user);
        engine.getIdentityService().saveGroup(engine.getIdentityService().newGroup(group));
        engine.getIdentityService().createMembership(account, group);
        grant(group, Resources.PROCESS_DEFINITION, Permissions.READ);
    }

    private void grant(String group, Resource resource, Permission permission) {
        Authorization authorization =
                engine.getAuthorizationService().createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
        authorization.setGroupId(group);
        authorization.setResource(resource);
        authorization.setResourceId(Authorization.ANY);
        authorization.addPermission(permission);
        engine.getAuthorizationService().saveAuthorization(authorization);
    }

    /** Starts instances and returns the ids of the department's open tasks. */
    List<String> open(int count, String department) {
        for (int i = 0; i < count; i++) {
            engine.getRuntimeService()
                    .startProcessInstanceByKey(
                            "measured",
                            "measured-" + i,
                            Map.of("projectKey", "measured-" + i, "department", department));
        }
        return engine
                .getTaskService()
                .createTaskQuery()
                .processDefinitionKey("measured")
                .taskCandidateGroup(department)
                .list()
                .stream()
                .map(Task::getId)
                .toList();
    }

    void take(List<String> taken, String account) {
        taken.forEach(task -> engine.getTaskService().claim(task, account));
    }

    @Override
    public void close() {
        engine.close();
    }

    private record Always(String tenant) implements TenantIdProvider {

        @Override
        public String provideTenantIdForProcessInstance(TenantIdProviderProcessInstanceContext context) {
            return tenant;
        }

        @Override
        public String provideTenantIdForCaseInstance(TenantIdProviderCaseInstanceContext context) {
            return tenant;
        }

        @Override
        public String provideTenantIdForHistoricDecisionInstance(
                TenantIdProviderHistoricDecisionInstanceContext context) {
            return tenant;
        }
    }
}
