package io.github.kubeauthn.cli.serve;

import io.github.kubeauthn.apiserver.flags.KubeApiServerFlags;
import io.github.kubeauthn.sa.objects.InMemoryCluster;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;

/**
 * The demo, served on a free port.
 *
 * @param folder where its files are
 * @param server what serves it
 */
record ServedDemo(Path folder, SimulatedApiServer server) implements AutoCloseable {

    static ServedDemo in(Path folder) {
        Clock clock = Clock.systemUTC();
        Instant now = clock.instant();
        Demo demo = Demo.create(folder, ServingCertificate.authority(now), now, "127.0.0.1");
        SimulatedApiServer server = SimulatedApiServer.start(
                JettyServer::new,
                KubeApiServerFlags.parse(demo.flags(), folder),
                new InMemoryCluster(demo.objects()),
                demo::servingCertificate,
                new ListenAddress("127.0.0.1", 0),
                clock);
        ServedDemo served = new ServedDemo(folder, server);
        demo.writeKubeconfigs(served.address());
        return served;
    }

    String address() {
        return "https://127.0.0.1:" + server.port();
    }

    /** The text of one of its files. */
    String content(String file) throws IOException {
        return Files.readString(folder.resolve(file)).strip();
    }

    /** A client that trusts it, over HTTP/1.1 unless a request says otherwise. */
    HttpClient client() throws Exception {
        return TrustingClient.of(content("ca.crt"));
    }

    @Override
    public void close() {
        server.close();
    }
}
