package io.kanal.sandbox.faults;

import io.kanal.sandbox.answer.XPaths;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import org.eclipse.jetty.ee11.servlet.ServletContextRequest;
import org.eclipse.jetty.io.EndPoint;

/** The connection under a request, which a fault may break. */
final class Connection {

    private final HttpServletRequest request;
    private final EndPoint endPoint;

    private Connection(HttpServletRequest request, EndPoint endPoint) {
        this.request = request;
        this.endPoint = endPoint;
    }

    static Connection of(HttpServletRequest request) {
        var endPoint = ServletContextRequest.getServletContextRequest(request)
                .getConnectionMetaData()
                .getConnection()
                .getEndPoint();
        return new Connection(request, endPoint);
    }

    /** Ends it as if the answer were over. */
    void close() {
        request.setAttribute(XPaths.CUT, true);
        endPoint.close();
    }

    /** Ends it with a reset, as a machine does that has lost its memory. */
    void reset() throws IOException {
        if (endPoint.getTransport() instanceof SocketChannel channel) {
            channel.setOption(StandardSocketOptions.SO_LINGER, 0);
        }
        close();
    }
}
