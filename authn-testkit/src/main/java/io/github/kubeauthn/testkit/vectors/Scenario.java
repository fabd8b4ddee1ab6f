package io.github.kubeauthn.testkit.vectors;

import io.github.kubeauthn.testkit.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One set of kube-apiserver flags, with every file that they name and every question that was asked. Immutable. */
public final class Scenario {

    private final String name;
    private final Map<String, byte[]> files;
    private final Map<String, @Nullable Object> scenario;
    private final List<VectorCase> cases;

    private Scenario(String name, Map<String, byte[]> files) {
        this.name = name;
        this.files = files;
        this.scenario = Json.readObject(VectorFiles.text(files, "scenario.json"));
        this.cases = VectorFiles.text(files, "cases.jsonl")
                .lines()
                .filter(line -> !line.isBlank())
                .map(VectorCase::read)
                .toList();
    }

    static Scenario of(String name, Map<String, byte[]> files) {
        return new Scenario(name, new TreeMap<>(files));
    }

    public String name() {
        return name;
    }

    /** What it is about. */
    public String description() {
        return Json.text(scenario, "description");
    }

    /** The command line of kube-apiserver; paths in it are relative to the folder of the {@linkplain #writeTo files}. */
    public List<String> flags() {
        return Json.texts(scenario, "flags");
    }

    /** The file with the cluster's objects; empty for a cluster without any. */
    public String objects() {
        return Json.text(scenario, "objects");
    }

    /** With what message the chain must refuse to start; empty if it must start. There are no cases then. */
    public String startupError() {
        return Json.text(scenario, "startupError");
    }

    /** The HTTPS servers that have to run beside the chain, by name, as the JSON of {@code servers}; none for most. */
    public Map<String, String> servers() {
        Map<String, String> servers = new TreeMap<>();
        Json.object(scenario, "servers").forEach((server, json) -> servers.put(server, Json.write(json)));
        return servers;
    }

    /** The questions in the order in which they have to be asked, since what one leaves in a cache counts for the next. */
    public List<VectorCase> cases() {
        return cases;
    }

    /** Writes all files into a folder that exists: where they name a server, its address is still to be put in. */
    public void writeTo(Path folder) throws IOException {
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Files.write(folder.resolve(file.getKey()), file.getValue());
        }
    }

    @Override
    public String toString() {
        return "Scenario[" + name + "]";
    }
}
