package com.example.staff;

import io.github.kubeauthn.api.AuthenticationResult;
import io.github.kubeauthn.api.AuthenticationResult.Authenticated;
import io.github.kubeauthn.api.Authenticator;
import io.github.kubeauthn.api.BearerToken;
import io.github.kubeauthn.api.UserInfo;
import java.util.Map;

/** People whom no cluster knows, by their tokens: put your own database in its place. */
public final class StaffDirectory implements Authenticator<BearerToken> {

    private final Map<String, UserInfo> staff;

    public StaffDirectory(Map<String, UserInfo> staff) {
        this.staff = Map.copyOf(staff);
    }

    @Override
    public AuthenticationResult authenticate(BearerToken token) {
        UserInfo user = staff.get(token.token());
        return user == null ? AuthenticationResult.noOpinion() : Authenticated.as(user);
    }
}
