package io.kanal.sandbox.answer;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where X's behaviour has drifted or is not documented, the sandbox can be either way.
 *
 * @param spec the version of X's OpenAPI whose names are used: {@code 2.166} or {@code 2.167}
 * @param strictFields whether names of the other version are refused in a request
 * @param expandedIds whether an expanded id also appears in the event itself
 * @param escapeText whether {@code & < >} in texts arrive as entities
 * @param shortenLinks whether links in texts arrive as {@code https://t.co/...}
 * @param billIncludedUsers whether users in {@code includes} cost as much as users asked for
 */
@Validated
@ConfigurationProperties("kanal.sandbox.switches")
public record Switches(
        @NotNull @Pattern(regexp = "2\\.16[67]", message = "2.166 or 2.167") @DefaultValue("2.167")
        String spec,

        @DefaultValue("false") boolean strictFields,
        @DefaultValue("true") boolean expandedIds,
        @DefaultValue("true") boolean escapeText,
        @DefaultValue("false") boolean shortenLinks,
        @DefaultValue("false") boolean billIncludedUsers) {

    /** Whether the names of before August 2026 are used. */
    public boolean oldNames() {
        return "2.166".equals(spec);
    }

    /** The address of a problem type. */
    public String problemType(String name) {
        return (oldNames() ? "https://api.twitter.com/2/problems/" : "https://api.x.com/2/problems/") + name;
    }

    /** What posts were called: tweets. */
    public String posts() {
        return oldNames() ? "tweets" : "posts";
    }
}
