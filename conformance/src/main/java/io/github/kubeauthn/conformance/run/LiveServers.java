package io.github.kubeauthn.conformance.run;

import io.github.kubeauthn.conformance.vector.Scenario.Server;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** The servers of a scenario while it runs. */
final class LiveServers implements AutoCloseable {

    private final Map<String, LiveServer> servers = new TreeMap<>();

    private LiveServers() {}

    /**
     * Starts all servers of a scenario, or none.
     *
     * @param folder where their certificates and keys lie
     */
    static LiveServers start(Path folder, Map<String, Server> specifications) throws IOException {
        LiveServers live = new LiveServers();
        try {
            for (Map.Entry<String, Server> each : new TreeMap<>(specifications).entrySet()) {
                LiveServer server =
                        LiveServer.start(each.getValue(), ServerTls.read(folder, each.getValue()), live::expand);
                live.servers.put(each.getKey(), server);
            }
            return live;
        } catch (IOException | RuntimeException e) {
            live.close();
            throw e;
        }
    }

    /** {@code text} with the servers' addresses in place of their names. */
    String expand(String text) {
        String expanded = text;
        for (Map.Entry<String, LiveServer> each : servers.entrySet()) {
            expanded = expanded.replace(
                    "${SERVER_" + each.getKey() + "}", each.getValue().address());
        }
        return expanded;
    }

    /** Like {@link #expand(String)}, for the content of a file of any encoding. */
    byte[] expand(byte[] content) {
        String bytes = new String(content, StandardCharsets.ISO_8859_1);
        for (Map.Entry<String, LiveServer> each : servers.entrySet()) {
            byte[] name = ("${SERVER_" + each.getKey() + "}").getBytes(StandardCharsets.UTF_8);
            bytes = bytes.replace(
                    new String(name, StandardCharsets.ISO_8859_1),
                    each.getValue().address());
        }
        return bytes.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Lets every route answer as often as at the start. */
    void resetTimes() {
        servers.values().forEach(LiveServer::resetTimes);
    }

    void forgetRequests() {
        servers.values().forEach(LiveServer::forgetRequests);
    }

    /** The bodies that the server named {@code webhook} got since they were last forgotten. */
    List<JsonNode> webhookRequests() {
        LiveServer webhook = servers.get("webhook");
        return webhook == null ? List.of() : webhook.requests();
    }

    @Override
    public void close() {
        servers.values().forEach(LiveServer::close);
    }
}
