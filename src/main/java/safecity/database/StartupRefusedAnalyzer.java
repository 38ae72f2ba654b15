package safecity.database;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Shows a refused start as its sentence and its remedy, without a stack trace. */
class StartupRefusedAnalyzer extends AbstractFailureAnalyzer<StartupRefusedException> {

    @Override
    protected FailureAnalysis analyze(Throwable failure, StartupRefusedException refused) {
        return new FailureAnalysis(refused.getMessage(), refused.remedy(), failure);
    }
}
