package io.kanal.gateway.session;

/** The calls about sessions. */
final class SessionPaths {

    static final String LOGIN = "/api/auth/login";
    static final String LOGOUT = "/api/auth/logout";
    static final String LOGOUT_EVERYWHERE = "/api/auth/logout-everywhere";
    static final String TOKEN = "/api/auth/token";

    private SessionPaths() {}
}
