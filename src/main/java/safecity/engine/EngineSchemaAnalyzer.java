package safecity.engine;

import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.WrongDbException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says what to run when the engine's own tables are missing or belong to another version of the engine. */
class EngineSchemaAnalyzer extends AbstractFailureAnalyzer<ProcessEngineException> {

    private static final String NO_TABLES = "ENGINE-03057";
    private static final String COMMAND = "java -jar safe-city-certification.jar --spring.profiles.active=schema";

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable failure, ProcessEngineException cause) {
        if (cause instanceof WrongDbException versions) {
            return new FailureAnalysis(
                    "The engine's tables are of version %s, this application needs %s."
                            .formatted(versions.getDbVersion(), versions.getLibraryVersion()),
                    "Start the application that fits the database, or update the tables as the operator's handbook says.",
                    failure);
        }
        if (String.valueOf(cause.getMessage()).contains(NO_TABLES)) {
            return new FailureAnalysis(
                    "The database has no tables of the process engine.",
                    "Run the schema command once, then start again: " + COMMAND,
                    failure);
        }
        return null;
    }
}
