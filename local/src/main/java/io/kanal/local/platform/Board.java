package io.kanal.local.platform;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** How all parts do, for everyone who watches or waits. */
public final class Board {

    /** Hears of every change. */
    @FunctionalInterface
    public interface Watcher {
        void changed(String part, PartState state);
    }

    private final Map<String, PartState> states = new LinkedHashMap<>();
    private final List<Watcher> watchers = new CopyOnWriteArrayList<>();

    public Board(Collection<String> parts) {
        parts.forEach(part -> states.put(part, PartState.now(Phase.WAITING, "")));
    }

    /** Tells a watcher of every change from now on. */
    public void watch(Watcher watcher) {
        watchers.add(watcher);
    }

    /** All parts with their states, in the order of the platform. */
    public synchronized Map<String, PartState> states() {
        return new LinkedHashMap<>(states);
    }

    /** Whether every part is ready. */
    public synchronized boolean allReady() {
        return states.values().stream().allMatch(state -> state.phase() == Phase.READY);
    }

    /** Says where a part stands. */
    public void set(String part, PartState state) {
        synchronized (this) {
            states.put(part, state);
            notifyAll();
        }
        watchers.forEach(watcher -> watcher.changed(part, state));
    }

    void set(String part, Phase phase, String note) {
        set(part, PartState.now(phase, note));
    }

    /** Waits until these parts are ready. */
    synchronized void awaitReady(Collection<String> parts) throws InterruptedException {
        while (!parts.stream().allMatch(this::isReady)) {
            wait();
        }
    }

    private boolean isReady(String part) {
        var state = states.get(part);
        return state != null && state.phase() == Phase.READY;
    }
}
