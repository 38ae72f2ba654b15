package safecity.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.dmn.feel.impl.scala.ScalaFeelEngineFactory;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.persistence.StrongUuidGenerator;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.camunda.bpm.spring.boot.starter.configuration.Ordering;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.web.context.request.RequestContextHolder;
import safecity.engine.authorization.CandidateGrants;
import safecity.engine.authorization.Roles;
import safecity.engine.authorization.SystemScope;
import safecity.engine.authorization.TaskChecks;
import safecity.engine.authorization.TenantScopedOperationLog;
import safecity.engine.authorization.UnfilteredGroupsAuthorizationManager;
import safecity.engine.failure.ExceptionTranslationInterceptor;
import safecity.engine.failure.TenantChecks;
import safecity.engine.forms.DeployedForms;
import safecity.engine.forms.FormDelivery;
import safecity.engine.forms.FormEnglish;
import safecity.engine.forms.FormFigures;
import safecity.engine.guard.CommandGuard;
import safecity.engine.guard.DeploymentCheck;
import safecity.engine.guard.GuardedExpressions;
import safecity.engine.guard.ModelCheck;
import safecity.engine.guard.NoScriptEngines;
import safecity.engine.identity.AccountChangeInterceptor;
import safecity.engine.identity.GuardedIdentityService;
import safecity.engine.identity.PasswordHash;
import safecity.engine.identity.PasswordRules;
import safecity.engine.identity.Passwords;
import safecity.engine.models.ModelBean;
import safecity.engine.operation.JobFailures;
import safecity.engine.processes.CachingFeelEngine;
import safecity.engine.processes.ElementEndListener;
import safecity.engine.processes.ProjectTenantProvider;
import safecity.engine.release.ReleasedModels;
import safecity.engine.submission.FormContent;
import safecity.engine.submission.GuardedFilterService;
import safecity.engine.submission.GuardedFormService;
import safecity.engine.submission.GuardedRuntimeService;
import safecity.engine.submission.GuardedTaskService;
import safecity.engine.submission.ListAnswers;
import safecity.engine.submission.Submissions;
import safecity.engine.tasks.TaskTitleListener;
import safecity.engine.tasks.UserTaskEndListener;
import safecity.engine.time.ClockInitializer;
import safecity.engine.time.EngineClock;
import safecity.refusal.Refusal;

/** How the engine runs in this product; what can be said as a property stands in {@code application.yaml}. */
@Configuration(proxyBeanMethods = false)
class EngineConfiguration {

    @Bean
    EngineClock clock() {
        return new EngineClock(EngineClock.SEOUL);
    }

    @Bean
    PasswordHash passwordHash(@Value("${safecity.security.password-strength:12}") int strength) {
        return new PasswordHash(strength);
    }

    @Bean
    @Order(Ordering.DEFAULT_ORDER + 10)
    ProcessEnginePlugin productPlugin(
            ApplicationContext context,
            ElementEndListener elementEnds,
            TaskTitleListener titles,
            UserTaskEndListener taskEnds,
            ProjectTenantProvider tenants,
            JobFailures failures,
            Submissions submissions,
            DeployedForms forms,
            FormFigures figures,
            FormDelivery delivery,
            FormEnglish english,
            EngineClock clock,
            List<ClockInitializer> before,
            Roles roles,
            PasswordHash passwords,
            @Value("${safecity.security.demo-password:}") String demoPassword,
            @Value("${safecity.models.upload:false}") boolean uploads) {
        return new AbstractProcessEnginePlugin() {
            @Override
            public void postInit(ProcessEngineConfigurationImpl engine) {
                SpringProcessEngineConfiguration spring = (SpringProcessEngineConfiguration) engine;
                spring.setDeploymentResources(
                        ReleasedModels.deployed(spring.getDeploymentResources(), figures.byName()));
            }

            @Override
            public void preInit(ProcessEngineConfigurationImpl engine) {
                before.forEach(step -> step.setClock(clock));
                engine.setIdGenerator(new StrongUuidGenerator());
                engine.setTenantIdProvider(tenants);
                engine.setFailedJobCommandFactory(failures.recording(engine.getFailedJobCommandFactory()));
                List<BpmnParseListener> listeners = new ArrayList<>();
                if (engine.getCustomPostBPMNParseListeners() != null) {
                    listeners.addAll(engine.getCustomPostBPMNParseListeners());
                }
                listeners.add(elementEnds);
                listeners.add(titles);
                listeners.add(taskEnds);
                engine.setCustomPostBPMNParseListeners(listeners);
                engine.setTaskService(new GuardedTaskService(submissions));
                engine.setFormService(new GuardedFormService(
                        submissions, forms, delivery, english, context.getBeanProvider(FormContent.class)));
                engine.setRuntimeService(new GuardedRuntimeService(submissions));
                engine.setFilterService(new GuardedFilterService(() -> context.getBean(ListAnswers.class)));
                engine.setIdentityService(new GuardedIdentityService(context, roles));
                engine.setEnablePasswordPolicy(true);
                engine.setPasswordPolicy(new PasswordRules(
                        demoPassword,
                        (account, password) -> context.getBean(Passwords.class)
                                .isUsed(account, password, engine.getPasswordManager())));
                engine.setResourceAuthorizationProvider(new CandidateGrants());
                engine.setCommandCheckers(new ArrayList<>(List.of(TenantChecks.checker(), new TaskChecks())));
                engine.setCustomPreCommandInterceptorsTxRequired(guards(engine, roles, context, uploads));
                engine.setCustomPreCommandInterceptorsTxRequiresNew(guards(engine, roles, context, uploads));
                engine.setCustomSessionFactories(List.of(UnfilteredGroupsAuthorizationManager.factory()));
                engine.setPasswordEncryptor(passwords);
                engine.setDmnEngineConfiguration(decisions());
                Map<Object, Object> beans = modelBeans(context);
                engine.setBeans(beans);
                engine.setExpressionManager(new GuardedExpressions(beans));
                engine.setScriptEngineResolver(new NoScriptEngines());
                engine.setArtifactFactory(EngineConfiguration::noClass);
                engine.setCustomPreDeployers(List.of(new DeploymentCheck(
                        new ModelCheck(typesOf(context)),
                        ReleasedModels.ids(),
                        () -> engine.getIdentityService().getCurrentAuthentication() != null)));
            }
        };
    }

    private static DefaultDmnEngineConfiguration decisions() {
        DefaultDmnEngineConfiguration decisions = new DefaultDmnEngineConfiguration();
        decisions.setFeelEngineFactory(() -> new CachingFeelEngine(new ScalaFeelEngineFactory().createInstance()));
        return decisions;
    }

    /** What stands before every command; each chain links its interceptors, so each has its own. */
    private static List<CommandInterceptor> guards(
            ProcessEngineConfigurationImpl engine, Roles roles, ApplicationEventPublisher events, boolean uploads) {
        Supplier<Authentication> signedIn = () -> engine.getIdentityService().getCurrentAuthentication();
        CommandGuard guard = new CommandGuard(
                signedIn,
                SystemScope::isEntered,
                () -> RequestContextHolder.getRequestAttributes() != null,
                roles::commands,
                uploads);
        return new ArrayList<>(List.of(
                new ExceptionTranslationInterceptor(),
                guard,
                new TenantScopedOperationLog(signedIn),
                new AccountChangeInterceptor(events)));
    }

    /** Exactly the beans that the models call; with the whole context an expression could name any bean in it. */
    private static Map<Object, Object> modelBeans(ApplicationContext context) {
        Map<Object, Object> beans = new HashMap<>();
        for (String name : context.getBeanNamesForAnnotation(ModelBean.class)) {
            beans.put(name, context.getBean(name));
        }
        // Models of earlier releases call it so, and an instance that could not be migrated still runs on one of them.
        beans.put("decisions", beans.get("decisionRules"));
        return beans;
    }

    private static Map<String, Class<?>> typesOf(ApplicationContext context) {
        Map<String, Class<?>> types = new HashMap<>();
        for (String name : context.getBeanNamesForAnnotation(ModelBean.class)) {
            types.put(name, context.getType(name));
        }
        return types;
    }

    /** Models call beans. A class that one names stays unmade, the engine's own for commands of the machine included. */
    private static <T> T noClass(Class<T> named) {
        throw Refusal.forbidden("model.script", named.getName());
    }
}
