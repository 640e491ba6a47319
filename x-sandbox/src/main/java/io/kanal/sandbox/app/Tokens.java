package io.kanal.sandbox.app;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The access tokens. An app gets the same token for the same account until it is invalidated. */
@Repository
public class Tokens {

    private final JdbcClient database;

    Tokens(JdbcClient database) {
        this.database = database;
    }

    /** The token, unless it was invalidated. */
    public Optional<Token> find(String token) {
        return database.sql("select * from token where token = :token and not revoked")
                .param("token", token)
                .query(Tokens::read)
                .optional();
    }

    /** The token that this account has granted this app, if it has. */
    public Optional<Token> granted(long appId, long accountId) {
        return database.sql("""
                        select * from token where app_id = :appId and account_id = :accountId and not revoked
                        """)
                .param("appId", appId)
                .param("accountId", accountId)
                .query(Tokens::read)
                .optional();
    }

    /** Grants access: the living token with this permission from now on, or a new one. */
    public synchronized Token grant(long appId, long accountId, Permission permission) {
        var token = granted(appId, accountId)
                .map(living -> new Token(living.token(), living.secret(), appId, accountId, permission))
                .orElseGet(() -> new Token(
                        Secrets.accessToken(accountId), Secrets.accessTokenSecret(), appId, accountId, permission));
        database.sql("""
                        merge into token (token, secret, app_id, account_id, permission, revoked) key (token)
                        values (:token, :secret, :appId, :accountId, :permission, false)
                        """)
                .param("token", token.token())
                .param("secret", token.secret())
                .param("appId", appId)
                .param("accountId", accountId)
                .param("permission", permission.level())
                .update();
        return token;
    }

    /** Ends one token for good. */
    public void invalidate(Token token) {
        database.sql("update token set revoked = true where token = :token")
                .param("token", token.token())
                .update();
    }

    /** The person takes back what was granted to the app, or to every app; answers how many tokens that ended. */
    int revoke(long accountId, Optional<App> app) {
        return database.sql("""
                        update token set revoked = true
                        where account_id = :accountId and not revoked and (cast(:appId as bigint) is null or app_id = :appId)
                        """)
                .param("accountId", accountId)
                .param("appId", app.map(App::id).orElse(null))
                .update();
    }

    private static Token read(ResultSet row, int number) throws SQLException {
        return new Token(
                row.getString("token"),
                row.getString("secret"),
                row.getLong("app_id"),
                row.getLong("account_id"),
                Permission.stored(row.getString("permission")));
    }
}
