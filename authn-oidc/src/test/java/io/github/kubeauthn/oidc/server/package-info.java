/** What tests of this module stand on: an issuer's keys, its server, and the time. */
package io.github.kubeauthn.oidc.server;
