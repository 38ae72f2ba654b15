package safecity.engine.web;

import jakarta.ws.rs.core.FeatureContext;
import org.glassfish.jersey.internal.spi.ForcedAutoDiscoverable;

/**
 * Registers {@link MissingBodyInterceptor}, {@link UnknownJobFilter} and the {@link EngineExceptionMapper}s with every
 * JAX-RS application there is: {@code /engine-rest} and those that the web applications bring. Jersey finds it by {@code META-INF/services}.
 */
public final class EngineApiProviders implements ForcedAutoDiscoverable {

    @Override
    public void configure(FeatureContext application) {
        application.register(MissingBodyInterceptor.class);
        application.register(UnknownJobFilter.class);
        application.register(EngineExceptionMapper.OfAll.class);
        application.register(EngineExceptionMapper.OfEngine.class);
        application.register(EngineExceptionMapper.OfApi.class);
        application.register(EngineExceptionMapper.OfJson.class);
        application.register(EngineExceptionMapper.OfParser.class);
    }
}
