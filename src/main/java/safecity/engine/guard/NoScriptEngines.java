package safecity.engine.guard;

import javax.script.ScriptEngine;
import javax.script.ScriptEngineFactory;
import javax.script.ScriptEngineManager;
import org.camunda.bpm.engine.impl.scripting.engine.ScriptEngineResolver;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import safecity.refusal.Refusal;

/**
 * No language runs as a script. The engine brings one along that needs no library: its expression language, which as a
 * script would be evaluated past {@link GuardedExpressions}.
 */
public final class NoScriptEngines implements ScriptEngineResolver {

    private static final Logger LOG = LoggerFactory.getLogger(NoScriptEngines.class);

    @Override
    public void addScriptEngineFactory(ScriptEngineFactory factory) {
        // None is asked for.
    }

    @Override
    public ScriptEngineManager getScriptEngineManager() {
        return new ScriptEngineManager(ClassLoader.getPlatformClassLoader());
    }

    @Override
    public ScriptEngine getScriptEngine(String language, boolean resolveFromCache) {
        LOG.warn("A script in {} was refused", language);
        throw Refusal.forbidden("model.script", language);
    }
}
