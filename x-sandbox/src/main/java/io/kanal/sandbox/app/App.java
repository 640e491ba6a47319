package io.kanal.sandbox.app;

import java.util.List;

/** A developer app: who it is to X, what it may do and where it may send people back to. */
public record App(
        long id,
        String name,
        String apiKey,
        String apiKeySecret,
        String clientId,
        String clientSecret,
        Permission permission,
        List<String> callbackUrls,
        long ownerId) {

    @Override
    public String toString() {
        return "App[" + name + "]";
    }
}
