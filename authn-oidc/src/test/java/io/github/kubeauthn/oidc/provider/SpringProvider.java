package io.github.kubeauthn.oidc.provider;

import static org.springframework.security.config.Customizer.withDefaults;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import io.github.kubeauthn.testkit.pki.KeyPairs;
import io.github.kubeauthn.testkit.pki.TestCa;
import io.github.kubeauthn.testkit.pki.TestTls;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServlet;
import java.security.KeyPair;
import java.security.interfaces.RSAPublicKey;
import java.util.EnumSet;
import org.eclipse.jetty.ee11.servlet.FilterHolder;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.servlet.ServletHolder;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configuration.OAuth2AuthorizationServerConfiguration;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.web.context.ContextLoaderListener;
import org.springframework.web.context.support.AnnotationConfigWebApplicationContext;
import org.springframework.web.filter.DelegatingFilterProxy;

/**
 * Spring Authorization Server on the loopback, set up as its documentation tells: one client, and one user whose authorities
 * are the claim {@code groups} of her tokens.
 */
public final class SpringProvider implements AutoCloseable {

    private static final KeyPair KEYS = KeyPairs.rsa(2048);
    static final TestCa CA = TestCa.named("spring-ca");
    public static final String CLIENT = "kubernetes";
    public static final String CLIENT_SECRET = "client-secret";
    public static final String REDIRECT_URI = "https://127.0.0.1:1/callback";
    public static final String USER = "jane";
    public static final String PASSWORD = "password";

    private final Server server;
    private final String issuer;

    private SpringProvider(Server server, String issuer) {
        this.server = server;
        this.issuer = issuer;
    }

    public static SpringProvider start() throws Exception {
        Server server = new Server();
        SslContextFactory.Server tls = new SslContextFactory.Server();
        tls.setSslContext(TestTls.showing(CA.loopbackServer()));
        HttpConfiguration http = new HttpConfiguration();
        http.addCustomizer(new SecureRequestCustomizer(false));
        ServerConnector connector =
                new ServerConnector(server, new SslConnectionFactory(tls, "http/1.1"), new HttpConnectionFactory(http));
        connector.setHost("127.0.0.1");
        connector.open();
        server.addConnector(connector);
        String issuer = "https://127.0.0.1:" + connector.getLocalPort();

        AnnotationConfigWebApplicationContext spring = new AnnotationConfigWebApplicationContext();
        spring.register(Setup.class);
        AuthorizationServerSettings settings =
                AuthorizationServerSettings.builder().issuer(issuer).build();
        spring.addBeanFactoryPostProcessor(factory -> factory.registerSingleton("settings", settings));
        ServletContextHandler handler = new ServletContextHandler("/", ServletContextHandler.SESSIONS);
        handler.addEventListener(new ContextLoaderListener(spring));
        // The provider is a chain of filters; behind them there is nothing.
        handler.addServlet(new ServletHolder(new HttpServlet() {}), "/");
        handler.addFilter(
                new FilterHolder(new DelegatingFilterProxy("springSecurityFilterChain")),
                "/*",
                EnumSet.of(DispatcherType.REQUEST, DispatcherType.ERROR));
        server.setHandler(handler);
        server.start();
        return new SpringProvider(server, issuer);
    }

    public String issuer() {
        return issuer;
    }

    @Override
    public void close() throws Exception {
        server.stop();
    }

    /** The provider's set-up. */
    @Configuration
    @EnableWebSecurity
    static class Setup {

        @Bean
        SecurityFilterChain security(HttpSecurity http) throws Exception {
            return http.oauth2AuthorizationServer(provider -> provider.oidc(withDefaults()))
                    .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                    .httpBasic(login -> login.securityContextRepository(new HttpSessionSecurityContextRepository()))
                    .build();
        }

        @Bean
        UserDetailsService users() {
            return new InMemoryUserDetailsManager(User.withUsername(USER)
                    .password("{noop}" + PASSWORD)
                    .authorities("dev", "ops")
                    .build());
        }

        @Bean
        RegisteredClientRepository clients() {
            return new InMemoryRegisteredClientRepository(RegisteredClient.withId("1")
                    .clientId(CLIENT)
                    .clientSecret("{noop}" + CLIENT_SECRET)
                    .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                    .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                    .redirectUri(REDIRECT_URI)
                    .scope(OidcScopes.OPENID)
                    .clientSettings(ClientSettings.builder()
                            .requireProofKey(false)
                            .requireAuthorizationConsent(false)
                            .build())
                    .build());
        }

        @Bean
        JWKSource<SecurityContext> keys() {
            return new ImmutableJWKSet<>(new JWKSet(new RSAKey.Builder((RSAPublicKey) KEYS.getPublic())
                    .privateKey(KEYS.getPrivate())
                    .keyID("spring")
                    .build()));
        }

        @Bean
        JwtDecoder decoder(JWKSource<SecurityContext> keys) {
            return OAuth2AuthorizationServerConfiguration.jwtDecoder(keys);
        }

        @Bean
        OAuth2TokenCustomizer<JwtEncodingContext> groups() {
            return token -> token.getClaims()
                    .claim(
                            "groups",
                            token.getPrincipal().getAuthorities().stream()
                                    .map(authority -> String.valueOf(authority.getAuthority()))
                                    .filter(name -> !name.startsWith("FACTOR_"))
                                    .toList());
        }
    }
}
