package io.github.kubeauthn.cel;

import io.github.kubeauthn.api.UserInfo;
import io.github.kubeauthn.cel.value.Json;
import io.github.kubeauthn.cel.value.LazyMap;
import io.github.kubeauthn.cel.value.Type;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The variable {@code user}. */
final class UserVariable extends LazyMap {

    private static final Type TYPE = Type.struct("kubernetes.UserInfo");
    private static final List<String> FIELDS = List.of("username", "uid", "groups", "extra");

    private final UserInfo user;

    UserVariable(UserInfo user) {
        super(TYPE);
        this.user = user;
    }

    @Override
    protected Collection<String> names() {
        return FIELDS;
    }

    @Override
    protected @Nullable Object read(String name) {
        return switch (name) {
            case "username" -> user.name();
            case "uid" -> user.uid();
            case "groups" -> Json.field(user.groups());
            case "extra" -> Json.field(user.extra());
            default -> null;
        };
    }
}
