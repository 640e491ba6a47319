package io.kanal.sandbox.oauth;

import io.kanal.sandbox.SandboxProperties;
import io.kanal.sandbox.account.Account;
import io.kanal.sandbox.app.App;
import io.kanal.sandbox.app.Permission;
import io.kanal.sandbox.app.Secrets;
import io.kanal.sandbox.clock.SandboxClock;
import io.kanal.sandbox.oauth.RequestToken.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The sign-ins under way. Every step is one conditional update, so each happens once. */
@Repository
class RequestTokens {

    private final JdbcClient database;
    private final SandboxClock clock;
    private final SandboxProperties properties;

    RequestTokens(JdbcClient database, SandboxClock clock, SandboxProperties properties) {
        this.database = database;
        this.clock = clock;
        this.properties = properties;
    }

    RequestToken begin(App app, String callback, Permission permission) {
        var token = new RequestToken(
                Secrets.alphanumeric(27),
                Secrets.alphanumeric(32),
                app.id(),
                callback,
                permission,
                clock.now(),
                State.NEW,
                null,
                null);
        database.sql("""
                        insert into request_token (token, secret, app_id, callback, permission, created_at, state)
                        values (:token, :secret, :appId, :callback, :permission, :createdAt, :state)
                        """)
                .param("token", token.token())
                .param("secret", token.secret())
                .param("appId", app.id())
                .param("callback", callback)
                .param("permission", permission.level())
                .param("createdAt", token.createdAt().toEpochMilli())
                .param("state", State.NEW.name())
                .update();
        return token;
    }

    /** The sign-in, if it can still go on. */
    Optional<RequestToken> living(String token) {
        return database.sql("select * from request_token where token = :token and state <> :ended")
                .param("token", token)
                .param("ended", State.ENDED.name())
                .query(RequestTokens::read)
                .optional()
                .filter(found ->
                        found.createdAt().plus(properties.requestTokenLife()).isAfter(clock.now()));
    }

    /** The person has signed in; answers the verifier that proves it, unless somebody was faster. */
    Optional<String> authorize(RequestToken token, Account account) {
        var verifier = token.isPin() ? Secrets.pin() : Secrets.alphanumeric(32);
        var changed = database.sql("""
                        update request_token set state = :authorized, account_id = :accountId, verifier = :verifier
                        where token = :token and state = :fresh
                        """)
                .param("authorized", State.AUTHORIZED.name())
                .param("accountId", account.id())
                .param("verifier", verifier)
                .param("token", token.token())
                .param("fresh", State.NEW.name())
                .update();
        return changed == 1 ? Optional.of(verifier) : Optional.empty();
    }

    /** Ends the sign-in from that state; false if it was not in it any more. */
    boolean end(RequestToken token, State from) {
        return database.sql("update request_token set state = :ended where token = :token and state = :from")
                        .param("ended", State.ENDED.name())
                        .param("token", token.token())
                        .param("from", from.name())
                        .update()
                == 1;
    }

    private static RequestToken read(ResultSet row, int number) throws SQLException {
        return new RequestToken(
                row.getString("token"),
                row.getString("secret"),
                row.getLong("app_id"),
                row.getString("callback"),
                Permission.of(row.getString("permission")).orElseThrow(),
                Instant.ofEpochMilli(row.getLong("created_at")),
                State.valueOf(row.getString("state")),
                row.getObject("account_id", Long.class),
                row.getString("verifier"));
    }
}
