package io.kanal.auth.account;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;

/**
 * A change of the password.
 *
 * @param current the password until now
 * @param next the password from now on; {@code new} in JSON
 */
record NewPassword(
        @NotEmpty @Size(max = 200, message = "is too long") String current,

        @JsonProperty("new") @NotEmpty @Size(min = 8, max = 200, message = "must have 8 to 200 characters")
        String next) {

    @Override
    public String toString() {
        return "NewPassword";
    }
}
