package io.kanal.local.x;

import java.util.regex.Pattern;

/**
 * What X says about the app, in words that help.
 *
 * @param usable whether the platform can be started with it
 * @param words what the person should know, or empty
 */
public record Verdict(boolean usable, String words) {

    private static final Pattern CODE = Pattern.compile("\"code\"\\s*:\\s*(\\d+)");

    static Verdict of(int status, String body, String callback) {
        if (status == 200) {
            return new Verdict(true, "");
        }
        var found = CODE.matcher(body);
        var code = found.find() ? Integer.parseInt(found.group(1)) : 0;
        return switch (code) {
            case 415 ->
                refused("The callback URL is not approved (415). Add exactly this one to your app at X,"
                        + " under User authentication settings: " + callback);
            case 417 -> refused("The app at X allows no callback URL (417). Add this one: " + callback);
            case 416 -> refused("X has suspended the app (416).");
            case 135 ->
                refused(
                        "X refuses the time of this machine (135): set its clock, for example: timedatectl set-ntp true");
            case 32, 89, 215 -> refused(wrongKeys(code));
            default -> status == 401 ? refused(wrongKeys(401)) : unclear(status);
        };
    }

    /** X could not be asked: that is no reason not to start, since channels that exist can wait for X. */
    static Verdict unreachable(String address, String reason) {
        return new Verdict(
                true,
                "X cannot be reached at %s (%s). Kanal starts anyway and tries again.".formatted(address, reason));
    }

    private static Verdict unclear(int status) {
        return new Verdict(true, "X answered %d and cannot judge the app now. Kanal starts anyway.".formatted(status));
    }

    private static Verdict refused(String words) {
        return new Verdict(false, words);
    }

    /** X gives one answer for a wrong key and for a wrong secret, so both are named. */
    private static String wrongKeys(int code) {
        return "X does not know these keys (%d). KANAL_X_API_KEY is the app's API key, KANAL_X_API_KEY_SECRET the API key secret"
                        .formatted(code)
                + " (Keys and tokens, Consumer keys); a client id or a bearer token is neither.";
    }
}
