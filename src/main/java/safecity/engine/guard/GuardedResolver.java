package safecity.engine.guard;

import java.beans.FeatureDescriptor;
import java.util.Iterator;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.impl.juel.jakarta.el.ELContext;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import safecity.engine.contract.Entry;
import safecity.engine.models.StepProperties;
import safecity.refusal.Refusal;

/** Asks {@link ExpressionReach} before a property is read or a method called; names alone stand for variables and model beans. */
final class GuardedResolver extends ELResolver {

    private static final Logger LOG = LoggerFactory.getLogger(GuardedResolver.class);

    private final ELResolver resolver;

    GuardedResolver(ELResolver resolver) {
        this.resolver = resolver;
    }

    @Override
    public Object getValue(ELContext context, Object base, Object property) {
        checkRead(base, property);
        if (base == null && Entry.NAME.equals(property)) {
            context.setPropertyResolved(true);
            return EntryArguments.entry(context);
        }
        if (base == null && StepProperties.names(property)) {
            context.setPropertyResolved(true);
            return StepProperties.of((VariableScope) context.getContext(VariableScope.class), String.valueOf(property));
        }
        return resolver.getValue(context, base, property);
    }

    @Override
    public Class<?> getType(ELContext context, Object base, Object property) {
        checkRead(base, property);
        return resolver.getType(context, base, property);
    }

    @Override
    public void setValue(ELContext context, Object base, Object property, Object value) {
        if (base != null) {
            refuse(base, property);
        }
        resolver.setValue(context, null, property, value);
    }

    @Override
    public Object invoke(
            ELContext context, Object base, Object method, Class<?>[] parameterTypes, Object[] parameters) {
        if (base != null && !ExpressionReach.call(base.getClass(), String.valueOf(method))) {
            refuse(base, method);
        }
        return resolver.invoke(
                context, base, method, parameterTypes, EntryArguments.bound(base, String.valueOf(method), parameters));
    }

    @Override
    public boolean isReadOnly(ELContext context, Object base, Object property) {
        checkRead(base, property);
        return resolver.isReadOnly(context, base, property);
    }

    @Override
    public Iterator<FeatureDescriptor> getFeatureDescriptors(ELContext context, Object base) {
        return resolver.getFeatureDescriptors(context, base);
    }

    @Override
    public Class<?> getCommonPropertyType(ELContext context, Object base) {
        return resolver.getCommonPropertyType(context, base);
    }

    private static void checkRead(Object base, Object property) {
        if (base != null && !ExpressionReach.read(base.getClass(), property)) {
            refuse(base, property);
        }
    }

    private static void refuse(Object base, Object name) {
        LOG.warn("An expression was kept from {} of {}", name, base.getClass().getName());
        throw Refusal.forbidden("model.expressionReach", name);
    }
}
