package io.kanal.sandbox.dm;

import io.kanal.sandbox.account.Accounts;
import io.kanal.sandbox.control.InvalidFieldException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Posts that mention somebody: public, and never a direct message. */
@RestController
@RequestMapping("/sandbox/mentions")
class MentionController {

    private final JdbcClient database;
    private final Accounts accounts;
    private final EventIds ids;

    MentionController(JdbcClient database, Accounts accounts, EventIds ids) {
        this.database = database;
        this.accounts = accounts;
        this.ids = ids;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    PostView post(@Valid @RequestBody NewPost post) {
        var author = accounts.byUsername(post.from())
                .orElseThrow(() -> new InvalidFieldException(
                        "from", "unknown-account", "There is no account @" + post.from() + "."));
        var id = ids.now();
        database.sql("insert into post (id, author_id, text) values (:id, :author, :text)")
                .param("id", id)
                .param("author", author.id())
                .param("text", post.text())
                .update();
        return new PostView(Long.toString(id), author.username(), post.text());
    }

    @GetMapping
    PostList list() {
        return new PostList(database.sql("""
                        select post.id, account.username, post.text
                        from post join account on account.id = post.author_id order by post.id desc
                        """)
                .query((row, number) -> new PostView(
                        Long.toString(row.getLong("id")), row.getString("username"), row.getString("text")))
                .list());
    }

    record NewPost(
            @NotBlank String from,
            @NotNull @Size(min = 1, max = 10_000) String text) {}

    record PostView(String id, String from, String text) {}

    record PostList(List<PostView> items) {}
}
