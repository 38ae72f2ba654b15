package safecity.refusal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequestEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** The id of a request stands in every line of the log about it, in the container's as well. */
class RequestIdTest {

    private final MockHttpServletRequest request = new MockHttpServletRequest();
    private final MockHttpServletResponse response = new MockHttpServletResponse();

    @AfterEach
    void forget() {
        MDC.clear();
    }

    @Test
    void aRequestThatIsAnsweredLeavesNoId() throws Exception {
        request.addHeader(RequestId.HEADER, "given-by-a-proxy");
        through((asked, answered) -> assertThat(MDC.get("requestId")).isEqualTo("given-by-a-proxy"));
        assertThat(MDC.get("requestId")).isNull();
    }

    @Test
    void whatNobodyCaughtIsToldByTheContainerWithTheId() {
        assertThatThrownBy(() -> through((asked, answered) -> {
                    throw new ServletException("nobody caught it");
                }))
                .hasMessage("nobody caught it");
        assertThat(MDC.get("requestId")).isEqualTo(response.getHeader(RequestId.HEADER));
        new EndOfRequest().requestDestroyed(new ServletRequestEvent(request.getServletContext(), request));
        assertThat(MDC.get("requestId")).isNull();
    }

    private void through(FilterChain chain) throws Exception {
        new RequestId().doFilter(request, response, chain);
    }
}
