package io.github.kubeauthn.cel;

import io.github.kubeauthn.cel.value.CelError;
import io.github.kubeauthn.cel.value.Json;
import io.github.kubeauthn.cel.value.LazyMap;
import io.github.kubeauthn.cel.value.Type;
import io.github.kubeauthn.oidc.expression.Claims;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** The variable {@code claims}. */
final class ClaimsVariable extends LazyMap {

    private static final Type TYPE = Type.struct("kubernetes.claims");

    private final Claims claims;

    ClaimsVariable(Claims claims) {
        super(TYPE);
        this.claims = claims;
    }

    @Override
    protected Collection<String> names() {
        return claims.names();
    }

    @Override
    protected @Nullable Object read(String name) {
        Claims.Claim claim = claims.get(name);
        if (claim instanceof Claims.Value known) {
            return Json.claim(known.value());
        }
        return claim instanceof Claims.Unreadable unreadable ? new CelError(unreadable.message()) : null;
    }
}
