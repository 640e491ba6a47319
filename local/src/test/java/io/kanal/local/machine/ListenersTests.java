package io.kanal.local.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

/** Tests for {@link Listeners}. */
class ListenersTests {

    @Test
    void namesTheOwnerOfATakenPort() throws Exception {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var port = socket.getLocalPort();

            assertThat(Listeners.isFree(port)).isFalse();
            assertThat(Listeners.ownerOf(port)).hasValueSatisfying(owner -> {
                assertThat(owner.pid()).isEqualTo(ProcessHandle.current().pid());
                assertThat(owner.command()).contains("java");
            });
        }
    }

    @Test
    void aFreePortHasNoOwner() throws Exception {
        var port = Listeners.free();

        assertThat(Listeners.isFree(port)).isTrue();
        assertThat(Listeners.ownerOf(port)).isEmpty();
    }

    @Test
    void onlyListenersCount() {
        var listening = "  3: 0100007F:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000  0  0 4711 1";
        var connected = listening.replace(" 0A ", " 01 ");

        assertThat(Listeners.inode(listening, 8080)).hasValue(4711);
        assertThat(Listeners.inode(connected, 8080)).isEmpty();
        assertThat(Listeners.inode(listening, 8081)).isEmpty();
    }

    @Test
    void aLongCommandIsCut() {
        assertThat(new PortOwner(7, "x".repeat(200)).toString())
                .hasSizeLessThan(120)
                .contains("pid 7");
    }
}
