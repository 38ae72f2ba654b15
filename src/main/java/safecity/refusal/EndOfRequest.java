package safecity.refusal;

import jakarta.servlet.ServletRequestEvent;
import jakarta.servlet.ServletRequestListener;
import org.springframework.stereotype.Component;

/** The container writes to the log what no filter has caught; only then is a request over, and its id with it. */
@Component
class EndOfRequest implements ServletRequestListener {

    @Override
    public void requestDestroyed(ServletRequestEvent event) {
        RequestId.forget();
    }
}
