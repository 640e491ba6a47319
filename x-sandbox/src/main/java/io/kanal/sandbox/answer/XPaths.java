package io.kanal.sandbox.answer;

/** Which paths are X's own, and which belong to the sandbox. */
public final class XPaths {

    /** The request attribute that says that the connection was cut instead of answered. */
    public static final String CUT = "io.kanal.sandbox.cut";

    private XPaths() {}

    /** Whether the real X has such a path, for programs or for people. */
    public static boolean isX(String path) {
        return path.startsWith("/2/")
                || path.startsWith("/1.1/")
                || path.startsWith("/oauth/")
                || path.startsWith("/i/")
                || path.startsWith("/profile_images/");
    }
}
