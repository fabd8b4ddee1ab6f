package io.github.kubeauthn.sa;

import java.util.List;

record RecordingListener(List<String> heard) implements ServiceAccountTokenListener {

    @Override
    public void legacyToken() {
        heard.add("legacyToken");
    }

    @Override
    public void staleToken() {
        heard.add("staleToken");
    }

    @Override
    public void validToken() {
        heard.add("validToken");
    }

    @Override
    public void legacyManualTokenUse() {
        heard.add("legacyManualTokenUse");
    }

    @Override
    public void legacyAutoTokenUse() {
        heard.add("legacyAutoTokenUse");
    }

    @Override
    public void invalidLegacyAutoTokenUse() {
        heard.add("invalidLegacyAutoTokenUse");
    }
}
