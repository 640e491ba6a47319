package io.kanal.sandbox.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.kanal.sandbox.SandboxProperties;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** Tests for {@link LoopbackFilter}. */
class LoopbackFilterTests {

    private static final String NOBODY = "";

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, '', 200",
        "0:0:0:0:0:0:0:1, '', 200",
        "172.30.80.1, '', 404",
        "172.30.80.1, 172.30.80.1, 200",
        "172.30.80.2, 172.30.80.1, 404",
        "127.0.0.1, 172.30.80.1, 200",
    })
    void controlSideIsForLoopbackAndTheNamed(String caller, String named, int status) throws Exception {
        assertThat(statusOf("/sandbox/apps", caller, named)).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({"127.0.0.1", "172.30.80.2"})
    void pathsOfXAreForEverybody(String caller) throws Exception {
        assertThat(statusOf("/2/users/me", caller, NOBODY)).isEqualTo(200);
    }

    private static int statusOf(String path, String caller, String named) throws Exception {
        var request = new MockHttpServletRequest("GET", path);
        request.setServletPath(path);
        request.setRemoteAddr(caller);
        var response = new MockHttpServletResponse();
        new LoopbackFilter(controlFrom(named)).doFilter(request, response, new MockFilterChain());
        return response.getStatus();
    }

    private static SandboxProperties controlFrom(String named) {
        var minute = Duration.ofMinutes(1);
        return new SandboxProperties("http://127.0.0.1", true, "", "", List.of(), List.of(named), minute, minute, 1);
    }
}
