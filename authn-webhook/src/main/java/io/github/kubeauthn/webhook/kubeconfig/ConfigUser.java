package io.github.kubeauthn.webhook.kubeconfig;

import io.github.kubeauthn.token.json.JsonDialect;
import io.github.kubeauthn.token.json.JsonValue;
import io.github.kubeauthn.token.json.JsonValue.JsonArray;
import io.github.kubeauthn.token.json.StructReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A user as it is written. Passwords, tokens and keys never show.
 *
 * @param clientCertificate a path
 * @param clientCertificateData PEM
 * @param clientKey a path
 * @param clientKeyData PEM
 * @param token the secret itself
 * @param tokenFile a path
 * @param username of basic authentication
 * @param password of basic authentication
 * @param impersonation as whom requests are to be taken
 * @param authProvider whether a plug-in of old is wanted
 * @param exec the program that is wanted; null if none is
 */
record ConfigUser(
        String clientCertificate,
        Material clientCertificateData,
        String clientKey,
        Material clientKeyData,
        String token,
        String tokenFile,
        String username,
        String password,
        Impersonation impersonation,
        boolean authProvider,
        @Nullable ExecPlugin exec) {

    static final ConfigUser NONE = new ConfigUser(
            "",
            Material.None.NONE,
            "",
            Material.None.NONE,
            "",
            "",
            "",
            "",
            new Impersonation("", "", List.of(), Map.of()),
            false,
            null);

    /**
     * A program that would provide credentials; it is only looked at to say what is wrong with it.
     *
     * @param command its name or path
     * @param apiVersion how it would speak
     * @param namelessVariable whether one of its environment variables has no name
     * @param interactiveMode whether it could talk to somebody
     */
    record ExecPlugin(String command, String apiVersion, boolean namelessVariable, String interactiveMode) {}

    static ConfigUser read(StructReader user) {
        ConfigDocument.checkExtensions(user);
        StructReader authProvider =
                user.pointer("auth-provider", "v1.AuthProviderConfig").orElse(null);
        if (authProvider != null) {
            authProvider.string("name");
            authProvider.stringMap("config");
        }
        return new ConfigUser(
                user.string("client-certificate"),
                InlineData.read(user, "client-certificate-data"),
                user.string("client-key"),
                InlineData.read(user, "client-key-data"),
                user.string("token"),
                user.string("tokenFile"),
                user.string("username"),
                user.string("password"),
                new Impersonation(
                        user.string("as"),
                        user.string("as-uid"),
                        user.strings("as-groups"),
                        user.stringListMap("as-user-extra")),
                authProvider != null,
                user.pointer("exec", "v1.ExecConfig").map(ConfigUser::readExec).orElse(null));
    }

    private static ExecPlugin readExec(StructReader exec) {
        exec.strings("args");
        exec.string("installHint");
        exec.bool("provideClusterInfo");
        boolean nameless = variableNames(exec).contains("");
        String apiVersion = exec.string("apiVersion");
        String mode = exec.string("interactiveMode");
        boolean hasDefaultMode = apiVersion.equals("client.authentication.k8s.io/v1beta1")
                || apiVersion.equals("client.authentication.k8s.io/v1alpha1");
        return new ExecPlugin(
                exec.string("command"), apiVersion, nameless, mode.isEmpty() && hasDefaultMode ? "IfAvailable" : mode);
    }

    private static List<String> variableNames(StructReader exec) {
        List<String> names = new ArrayList<>();
        for (JsonValue env : exec.occurrences("env")) {
            if (env instanceof JsonArray variables) {
                for (JsonValue variable : variables.elements()) {
                    StructReader fields = JsonDialect.KUBERNETES.struct(variable, "v1.ExecEnvVar");
                    fields.string("value");
                    names.add(fields.string("name"));
                    fields.problem().ifPresent(exec::refuse);
                }
            }
        }
        return names;
    }

    @Override
    public String toString() {
        return "ConfigUser[redacted]";
    }
}
