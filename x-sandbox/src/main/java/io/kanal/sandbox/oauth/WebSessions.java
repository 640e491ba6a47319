package io.kanal.sandbox.oauth;

import io.kanal.sandbox.account.Account;
import io.kanal.sandbox.account.Accounts;
import io.kanal.sandbox.app.Secrets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which browsers are signed in at this X, and as whom. */
@Repository
class WebSessions {

    static final String COOKIE = "x_sandbox_session";

    private final JdbcClient database;
    private final Accounts accounts;

    WebSessions(JdbcClient database, Accounts accounts) {
        this.database = database;
        this.accounts = accounts;
    }

    Optional<Account> account(@Nullable String session) {
        return session == null
                ? Optional.empty()
                : database.sql("select account_id from web_session where id = :id")
                        .param("id", session)
                        .query(Long.class)
                        .optional()
                        .flatMap(accounts::byId);
    }

    String begin(Account account) {
        var id = Secrets.alphanumeric(43);
        database.sql("insert into web_session (id, account_id) values (:id, :accountId)")
                .param("id", id)
                .param("accountId", account.id())
                .update();
        return id;
    }
}
