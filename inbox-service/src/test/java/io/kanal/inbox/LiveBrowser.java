package io.kanal.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscribers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Flow;
import org.awaitility.Awaitility;

/** A browser that listens to live updates. Many of them share a few threads. */
public final class LiveBrowser {

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final CompletableFuture<HttpResponse<Void>> end;

    public LiveBrowser(int port, String token) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/api/events".formatted(port)))
                .header("Authorization", "Bearer " + token)
                .header("Accept", "text/event-stream")
                .build();
        this.end = HTTP.sendAsync(request, answer -> BodySubscribers.fromLineSubscriber(new Lines(lines)));
    }

    /** Waits until the stream has begun. */
    public LiveBrowser awaitReset() {
        awaitLine("event:reset");
        return this;
    }

    public void awaitLine(String line) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(50))
                .untilAsserted(() -> assertThat(lines).contains(line));
    }

    public boolean has(String line) {
        return lines.contains(line);
    }

    public List<String> lines() {
        return List.copyOf(lines);
    }

    /** Forgets what was told. */
    public void forget() {
        lines.clear();
    }

    public boolean isOpen() {
        return !end.isDone();
    }

    public void close() {
        end.cancel(true);
    }

    /** An answer as a whole, for calls that are no streams. */
    public static HttpResponse<String> answer(int port, String token) throws IOException, InterruptedException {
        return HTTP.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/api/events".formatted(port)))
                        .header("Authorization", "Bearer " + token)
                        .header("Accept", "text/event-stream")
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private record Lines(List<String> lines) implements Flow.Subscriber<String> {

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            subscription.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(String line) {
            lines.add(line);
        }

        @Override
        public void onError(Throwable failure) {
            lines.add("error");
        }

        @Override
        public void onComplete() {
            lines.add("end");
        }
    }
}
