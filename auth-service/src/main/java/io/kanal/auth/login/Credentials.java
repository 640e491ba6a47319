package io.kanal.auth.login;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * What a person signs in with.
 *
 * @param username the user name as it was typed
 * @param password the password
 */
public record Credentials(
        @NotBlank
        @Size(max = 100, message = "is too long")
        @Pattern(regexp = WHOLE_CHARACTERS, message = "cannot be read")
        String username,

        @NotEmpty
        @Size(max = 200, message = "is too long")
        @Pattern(regexp = WHOLE_CHARACTERS, message = "cannot be read")
        String password) {

    /** Text without lone surrogates, which no encoding can hold. */
    private static final String WHOLE_CHARACTERS = "\\P{Cs}*";

    @Override
    public String toString() {
        return "Credentials";
    }
}
