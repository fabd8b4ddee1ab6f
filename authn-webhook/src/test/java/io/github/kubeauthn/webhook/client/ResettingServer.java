package io.github.kubeauthn.webhook.client;

import io.github.kubeauthn.testkit.pki.Identity;
import io.github.kubeauthn.testkit.pki.TestTls;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** Resets its first connection in the middle of a body, and answers properly on every other. */
final class ResettingServer implements AutoCloseable {

    private final ServerSocket listener;
    private final SSLContext tls;
    private final String body;
    private final AtomicInteger connections = new AtomicInteger();

    ResettingServer(Identity identity, String body) throws IOException {
        this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.tls = TestTls.showing(identity);
        this.body = body;
        Thread thread = new Thread(this::serve);
        thread.setDaemon(true);
        thread.start();
    }

    String url() {
        return "https://127.0.0.1:" + listener.getLocalPort();
    }

    int connections() {
        return connections.get();
    }

    private void serve() {
        while (!listener.isClosed()) {
            try (Socket plain = listener.accept();
                    SSLSocket socket = (SSLSocket) tls.getSocketFactory().createSocket(plain, null, false)) {
                boolean first = connections.incrementAndGet() == 1;
                readRequest(socket);
                OutputStream out = socket.getOutputStream();
                out.write(("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + body.length()
                                + "\r\n\r\n" + (first ? body.substring(0, 10) : body))
                        .getBytes(StandardCharsets.US_ASCII));
                out.flush();
                if (first) {
                    Thread.sleep(100);
                    plain.setSoLinger(true, 0);
                    plain.close();
                }
            } catch (IOException | InterruptedException e) {
                // the next one, if there is one
            }
        }
    }

    private static void readRequest(SSLSocket socket) throws IOException {
        StringBuilder request = new StringBuilder();
        while (!request.toString().contains("\"status\":{\"user\":{}}}\n")) {
            int c = socket.getInputStream().read();
            if (c < 0) {
                throw new IOException("the client went away");
            }
            request.append((char) c);
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
