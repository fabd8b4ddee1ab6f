package io.github.kubeauthn.webhook.kubeconfig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.kubeauthn.api.InvalidConfigurationException;
import io.github.kubeauthn.webhook.fake.KubeconfigFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KubeconfigTest {

    private static final String SERVER = "server: 'https://webhook.example:8443/authenticate'";
    private static final String NOTHING =
            "invalid configuration: no configuration has been provided, try setting KUBERNETES_MASTER environment variable";

    @TempDir
    private Path folder;

    private KubeconfigFile files;

    @BeforeEach
    void writeFiles() {
        files = new KubeconfigFile(folder);
        files.write("a.pem", "a");
    }

    private static ClusterAccess access(Path file) {
        return Kubeconfig.load(file, "the-kubeconfig", UnaryOperator.identity()).access();
    }

    private ClusterAccess config(String cluster, String user) {
        return access(files.config(cluster, user));
    }

    private AbstractThrowableAssert<?, ?> refused(String cluster, String user) {
        return assertThatThrownBy(() -> config(cluster, user)).isInstanceOf(InvalidConfigurationException.class);
    }

    private AbstractThrowableAssert<?, ?> refused(String yaml) {
        return assertThatThrownBy(() -> access(files.write("kubeconfig", yaml)))
                .isInstanceOf(InvalidConfigurationException.class);
    }

    @Test
    void reads_where_the_server_is() {
        ClusterAccess access = config(SERVER, "");
        assertThat(access.server().scheme()).isEqualTo("https");
        assertThat(access.server().host()).isEqualTo("webhook.example:8443");
        assertThat(access.server().path()).isEqualTo("/authenticate");
        assertThat(access.proxy()).isNull();
        assertThat(access.compression()).isTrue();
    }

    @Test
    void resolves_files_from_the_folder_of_the_kubeconfig() {
        ClusterAccess access = config(
                SERVER + ", certificate-authority: ./a.pem",
                "client-certificate: a.pem, client-key: '" + folder.resolve("a.pem") + "', tokenFile: x/../token");
        Material file = new Material.InFile(folder.resolve("a.pem"));
        assertThat(access.trust().certificateAuthority()).isEqualTo(file);
        assertThat(access.identity().certificate()).isEqualTo(file);
        assertThat(access.identity().key()).isEqualTo(file);
        assertThat(access.identity().tokenFile()).isEqualTo(new Material.InFile(folder.resolve("token")));
    }

    @Test
    void finds_absolute_paths_where_it_is_told_to() {
        Path file = files.config(SERVER + ", certificate-authority: /etc/pki/a.pem", "");
        ClusterAccess access = Kubeconfig.load(file, "x", path -> folder.resolve(path.getFileName()))
                .access();
        assertThat(access.trust().certificateAuthority()).isEqualTo(new Material.InFile(folder.resolve("a.pem")));
    }

    @Test
    void reads_inline_data() {
        ClusterAccess access = config(SERVER + ", certificate-authority-data: \"aGVs\\nbG8=\"", "");
        assertThat(((Material.Inline) access.trust().certificateAuthority()).bytes())
                .isEqualTo("hello".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void reads_who_asks() {
        ClusterAccess.Identity identity = config(SERVER, "username: me, password: p, as: x, as-groups: [g]")
                .identity();
        assertThat(identity.username()).isEqualTo("me");
        assertThat(identity.password()).isEqualTo("p");
        assertThat(identity.impersonation()).isEqualTo(new Impersonation("x", "", List.of("g"), Map.of()));
        assertThat(identity.toString()).isEqualTo("Identity[redacted]");
    }

    @Test
    void a_user_that_does_not_exist_is_nobody() {
        Path file = files.write(
                "kubeconfig",
                "clusters: [{name: c, cluster: {" + SERVER + "}}]\n"
                        + "contexts: [{name: x, context: {cluster: c, user: nobody}}]\ncurrent-context: x\n");
        assertThat(access(file).identity().token()).isEmpty();
    }

    @Test
    void a_host_without_a_scheme_is_asked_without_tls_and_without_credentials() {
        ClusterAccess access = config("server: 'webhook.example:8080'", "token: secret");
        assertThat(access.server().scheme()).isEqualTo("http");
        assertThat(access.identity().token()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n\n",
                "# nothing\n",
                "null",
                "current-context: ''",
                "kind: Config\napiVersion: v1\n",
                "contexts: [{name: x, context: {}}]\ncurrent-context: x",
                "contexts: [{name: x, context: {cluster: nowhere}}]\ncurrent-context: x",
                "clusters: [{name: c, cluster: {" + SERVER + "}}]",
            })
    void nothing_configured_is_said_so(String yaml) {
        refused(yaml).hasMessage(NOTHING);
    }

    @Test
    void a_context_that_does_not_exist_is_said_so() {
        refused("current-context: nope")
                .hasMessage("invalid configuration: [context was not found for specified context: nope, cluster has no"
                        + " server defined]");
    }

    @Test
    void a_file_that_is_not_there_is_said_so() {
        assertThatThrownBy(() -> access(folder.resolve("missing")))
                .hasMessage("stat the-kubeconfig: no such file or directory");
        assertThatThrownBy(() -> access(folder))
                .hasMessage("error loading config file \"the-kubeconfig\": read the-kubeconfig: is a directory");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hello|couldn't get version/kind; json parse error: ",
                "[]|couldn't get version/kind; json parse error: ",
                "a: [|yaml: ",
                "apiVersion: a/b/c|unexpected GroupVersion string: a/b/c",
                "apiVersion: v2|no kind \"Config\" is registered for version \"v2\" in scheme ",
                "kind: Foo|no kind \"Foo\" is registered for version \"v1\" in scheme ",
                "Kind: Foo|no kind \"Foo\" is registered for version \"v1\" in scheme ",
                "apiVersion: x/|Object 'apiVersion' is missing in ",
                "clusters: {}|json: cannot unmarshal object into Go struct field Config.clusters of type []v1.NamedCluster",
                "clusters: [{name: 5}]|json: cannot unmarshal number into Go struct field NamedCluster.name of type string",
                "preferences: 5|json: cannot unmarshal number into Go struct field Config.preferences of type v1.Preferences",
                "users: [{name: a, user: {exec: []}}]|json: cannot unmarshal array into Go struct field AuthInfo.user.exec",
                "clusters: [{name: a}, {name: a}]|error converting *[]NamedCluster into *map[string]*api.Cluster: duplicate name \"a\"",
                "extensions: [{name: a}, {name: a}]|error converting *[]Named",
                "clusters: [{name: a, cluster: {certificate-authority-data: '%'}}]|illegal base64 data",
                "clusters: [{name: a, cluster: {certificate-authority-data: 'YQ'}}]|illegal base64 data",
            })
    void what_cannot_be_decoded_is_refused(String yaml, String why) {
        refused(yaml).hasMessageStartingWith("error loading config file \"the-kubeconfig\": " + why);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "certificate-authority: a.pem|no server found for cluster \"there\"",
                "server: 'https://x', proxy-url: 'ftp://x'|invalid 'proxy-url' \"ftp://x\" for cluster \"there\": unsupported"
                        + " scheme \"ftp\", must be http, https, or socks5",
                "server: 'https://x', certificate-authority: a.pem, certificate-authority-data: YQ==|"
                        + "certificate-authority-data and certificate-authority are both specified for there."
                        + " certificate-authority-data will override.",
            })
    void a_cluster_that_contradicts_itself_is_refused(String cluster, String why) {
        refused(cluster, "").hasMessage("invalid configuration: " + why);
    }

    @Test
    void a_file_that_cannot_be_read_is_said_so() {
        String missing = folder.resolve("missing").toString();
        refused(SERVER + ", certificate-authority: missing", "client-certificate: missing, client-key: a.pem")
                .hasMessage("invalid configuration: [unable to read client-cert " + missing + " for me due to open "
                        + missing + ": no such file or directory, unable to read certificate-authority " + missing
                        + " for there due to open " + missing + ": no such file or directory]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "client-certificate: a.pem|client-key-data or client-key must be specified for me to use the clientCert"
                        + " authentication method.",
                "client-certificate: a.pem, client-certificate-data: YQ==, client-key: a.pem|client-cert-data and client-cert"
                        + " are both specified for me. client-cert-data will override.",
                "client-certificate: a.pem, client-key: a.pem, client-key-data: YQ==|client-key-data and client-key are both"
                        + " specified for me; client-key-data will override",
                "token: a, username: b|more than one authentication method found for me; found [token basicAuth], only one is"
                        + " allowed",
                "as-uid: x|requesting uid, groups or user-extra for me without impersonating a user",
                "exec: {}|[command must be specified for me to use exec authentication plugin, apiVersion must be specified for"
                        + " me to use exec authentication plugin, interactiveMode must be specified for me to use exec"
                        + " authentication plugin]",
                "exec: {command: x, apiVersion: v, interactiveMode: Foo, env: [{name: ''}]}, auth-provider: {name: x}|"
                        + "[authProvider cannot be provided in combination with an exec plugin for me, env variable name must"
                        + " be specified for me to use exec authentication plugin, invalid interactiveMode for me: \"Foo\"]",
            })
    void a_user_that_contradicts_himself_is_refused(String user, String why) {
        refused(SERVER, user).hasMessage("invalid configuration: " + why);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "exec: {command: x, apiVersion: client.authentication.k8s.io/v1beta1}",
                "auth-provider: {name: oidc}",
            })
    void a_program_that_would_provide_credentials_is_refused(String user) {
        refused(SERVER, user).hasMessageContaining("would let the file start a program inside the server");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://proxy.example", "socks5://proxy.example", "http://user:secret@proxy.example"})
    void a_proxy_that_the_jdk_cannot_use_is_refused_and_not_passed_over(String proxy) {
        refused(SERVER + ", proxy-url: '" + proxy + "'", "")
                .hasMessageContaining("must be an http URL without a user")
                .hasMessageNotContaining("secret");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "127.0.0.1:1/foo|host must be a URL or a host:port pair: \"127.0.0.1:1/foo\"",
                "https:///x|host must be a URL or a host:port pair: \"https:///x\"",
                "/foo|host must be a URL or a host:port pair: \"/foo\"",
                "::1|parse \"http://::1\": invalid port \"::1\" after host",
                "https://127.0.0.1/%zz|parse \"http://https://127.0.0.1/%zz\": invalid URL escape \"%zz\"",
            })
    void a_server_that_is_no_url_is_refused(String server, String why) {
        refused("server: '" + server + "'", "").hasMessage(why);
    }

    @Test
    void a_password_in_the_url_of_the_server_is_refused_without_repeating_it() {
        refused("server: 'https://user:secret@webhook.example'", "")
                .hasMessageContaining("put username and password under its user")
                .hasMessageNotContaining("secret");
    }

    @Test
    void a_pod_reaches_its_own_cluster() {
        ClusterAccess access = InCluster.access(
                Map.of("KUBERNETES_SERVICE_HOST", "fd00::1", "KUBERNETES_SERVICE_PORT", "443"), folder);
        assertThat(access.server().host()).isEqualTo("[fd00::1]:443");
        assertThat(access.identity().tokenFile()).isEqualTo(new Material.InFile(folder.resolve("token")));
        assertThat(access.trust().certificateAuthority()).isEqualTo(new Material.InFile(folder.resolve("ca.crt")));
    }

    @Test
    void who_is_no_pod_is_told_so() {
        assertThatThrownBy(() -> InCluster.access(Map.of(), folder))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessage(
                        "unable to load in-cluster configuration, KUBERNETES_SERVICE_HOST and KUBERNETES_SERVICE_PORT"
                                + " must be defined");
    }
}
