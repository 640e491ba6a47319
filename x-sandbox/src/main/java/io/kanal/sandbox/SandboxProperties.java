package io.kanal.sandbox;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the sandbox.
 *
 * @param publicUrl where browsers reach this X
 * @param history whether an empty sandbox starts with 40 direct messages
 * @param appKey the API key of app Kanal, or empty to make one up
 * @param appKeySecret the API key secret of app Kanal, or empty to make one up
 * @param callbackUrls the callback allow-list of app Kanal
 * @param controlFrom addresses that may use the control side beside this machine's own
 * @param requestTokenLife how long a person has to sign in
 * @param pageTokenLife how long a pagination token is accepted
 * @param requestLogSize how many requests are remembered
 */
@Validated
@ConfigurationProperties("kanal.sandbox")
public record SandboxProperties(
        @NotBlank String publicUrl,
        boolean history,
        String appKey,
        String appKeySecret,
        List<String> callbackUrls,
        List<String> controlFrom,
        Duration requestTokenLife,
        Duration pageTokenLife,
        @Positive int requestLogSize) {

    @Override
    public String toString() {
        return "SandboxProperties[publicUrl=" + publicUrl + "]";
    }
}
