package io.kanal.auth.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kanal.edge.Caller;
import io.kanal.edge.Cursor;
import io.kanal.edge.Page;
import io.kanal.edge.Role;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The audit trail of the caller's organisation, for its owners. */
@RestController
@RequestMapping("/api/audit")
class AuditController {

    private static final MediaType CSV = new MediaType("text", "csv", Map.of("charset", "UTF-8", "header", "present"));
    private static final String DOWNLOAD =
            ContentDisposition.attachment().filename("kanal-audit.csv").build().toString();

    private final AuditTrail trail;

    AuditController(AuditTrail trail) {
        this.trail = trail;
    }

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<Page<AuditView>> list(
            Caller caller,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit) {
        // One more than asked for tells whether there is a next part.
        return trail.list(caller.organizationAs(Role.OWNER), Cursor.parse(cursor), limit + 1)
                .map(found -> page(found, limit));
    }

    @GetMapping(produces = "text/csv")
    ResponseEntity<Flux<DataBuffer>> export(Caller caller) {
        var organisation = caller.organizationAs(Role.OWNER);
        var lines =
                Flux.concat(Mono.just(CsvLine.HEADER), trail.all(organisation).map(CsvLine::of));
        return ResponseEntity.ok()
                .contentType(CSV)
                .header(HttpHeaders.CONTENT_DISPOSITION, DOWNLOAD)
                .body(lines.map(AuditController::buffer));
    }

    private static DataBuffer buffer(CsvLine line) {
        return DefaultDataBufferFactory.sharedInstance.wrap(line.text().getBytes(UTF_8));
    }

    private static Page<AuditView> page(List<AuditEntry> found, int limit) {
        var shown = found.stream().limit(limit).toList();
        var items = shown.stream().map(AuditView::of).toList();
        return found.size() <= limit
                ? Page.whole(items)
                : new Page<>(items, AuditTrail.cursorBehind(shown.getLast()).toString());
    }
}
