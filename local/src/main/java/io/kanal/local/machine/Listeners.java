package io.kanal.local.machine;

import io.kanal.local.process.Processes;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Ports of this machine: free or taken, and by whom. */
public final class Listeners {

    private static final String LISTEN = "0A";
    private static final int LOCAL_ADDRESS = 1;
    private static final int STATE = 3;
    private static final int INODE = 9;

    private Listeners() {}

    /** Whether a program may listen on this port of the loopback address. */
    public static boolean isFree(int port) {
        try (var socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** A port that is free at this moment. */
    public static int free() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Who listens on a port; empty when nobody does or another user's process hides. */
    public static Optional<PortOwner> ownerOf(int port) {
        return Stream.of("/proc/net/tcp", "/proc/net/tcp6")
                .map(Path::of)
                .flatMap(Listeners::lines)
                .map(line -> inode(line, port))
                .flatMapToLong(OptionalLong::stream)
                .mapToObj(Listeners::holderOf)
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** In the kernel's table of connections: the inode of the socket that listens on this port. */
    static OptionalLong inode(String line, int port) {
        var fields = line.strip().split("\\s+");
        var listens = fields.length > INODE
                && fields[STATE].equals(LISTEN)
                && fields[LOCAL_ADDRESS].endsWith(":%04X".formatted(port));
        return listens ? OptionalLong.of(Long.parseLong(fields[INODE])) : OptionalLong.empty();
    }

    private static Optional<PortOwner> holderOf(long inode) {
        var socket = "socket:[" + inode + "]";
        try (var processes = Files.list(Path.of("/proc"))) {
            return processes
                    .filter(each -> each.getFileName().toString().matches("\\d+"))
                    .filter(each -> holds(each.resolve("fd"), socket))
                    .map(each -> Long.parseLong(each.getFileName().toString()))
                    .map(pid -> new PortOwner(pid, Processes.commandOf(pid).orElse("unknown")))
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static boolean holds(Path descriptors, String socket) {
        try (var each = Files.list(descriptors)) {
            return each.anyMatch(descriptor -> targetOf(descriptor).equals(socket));
        } catch (IOException | java.io.UncheckedIOException e) {
            return false;
        }
    }

    private static String targetOf(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException e) {
            return "";
        }
    }

    private static Stream<String> lines(Path table) {
        try {
            return Files.readAllLines(table).stream();
        } catch (IOException e) {
            return Stream.empty();
        }
    }
}
