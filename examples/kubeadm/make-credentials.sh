#!/usr/bin/env bash
# Makes the keys, certificates and tokens of the kubeadm example anew: an example's only, good for thirty years.
# The keys of the certificate authorities and of the clients are thrown away; sa.key stays, as the flags name it.
set -euo pipefail
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
pki=etc/kubernetes/pki
mkdir -p "$pki" credentials
# Thirty years, from a day that lies behind whatever clock the example runs by.
start=20240101000000Z
end=20540101000000Z

cat > "$work/openssl.cnf" <<CONFIGURATION
[ca]
default_ca = example
[example]
database = $work/index
serial = $work/serial
new_certs_dir = $work
default_md = sha256
policy = subject
unique_subject = no
[subject]
organizationName = optional
commonName = supplied
[authority]
basicConstraints = critical,CA:TRUE
keyUsage = critical,digitalSignature,keyEncipherment,keyCertSign
subjectKeyIdentifier = hash
[client]
basicConstraints = critical,CA:FALSE
keyUsage = critical,digitalSignature,keyEncipherment
extendedKeyUsage = clientAuth
authorityKeyIdentifier = keyid
[req]
distinguished_name = none
[none]
CONFIGURATION
: > "$work/index"
echo 01 > "$work/serial"

sign() { # NAME EXTENSIONS OPTION...
  openssl ca -batch -notext -preserveDN -config "$work/openssl.cnf" -startdate "$start" -enddate "$end" \
    -in "$work/$1.csr" -out "$work/$1.crt" -extensions "$2" "${@:3}"
}

request() { # NAME SUBJECT
  openssl req -new -newkey rsa:2048 -noenc -config "$work/openssl.cnf" -keyout "$work/$1.key" -out "$work/$1.csr" -subj "$2"
}

authority() { # NAME SUBJECT
  request "$1" "$2"
  sign "$1" authority -selfsign -keyfile "$work/$1.key"
}

certificate() { # NAME SUBJECT AUTHORITY
  request "$1" "$2"
  sign "$1" client -cert "$work/$3.crt" -keyfile "$work/$3.key"
}

base64url() { openssl base64 -A | tr '+/' '-_' | tr -d '='; }

token() { # NAME CLAIMS: signed with sa.key, the key named as kube-apiserver names it
  local key header signed
  key=$(openssl pkey -in "$pki/sa.key" -pubout -outform DER | openssl dgst -sha256 -binary | base64url)
  header=$(printf '{"alg":"RS256","kid":"%s"}' "$key" | base64url)
  signed=$header.$(printf '%s' "$2" | base64url)
  printf '%s.%s\n' "$signed" "$(printf '%s' "$signed" | openssl dgst -sha256 -sign "$pki/sa.key" | base64url)" > "credentials/$1"
}

authority ca /CN=kubernetes
authority front-proxy-ca /CN=front-proxy-ca
authority elsewhere /CN=elsewhere
certificate kubernetes-admin /O=kubeadm:cluster-admins/CN=kubernetes-admin ca
certificate front-proxy-client /CN=front-proxy-client front-proxy-ca
certificate stranger /O=system:masters/CN=kubernetes-admin elsewhere
cp "$work"/{ca,front-proxy-ca}.crt "$pki/"
cp "$work"/{kubernetes-admin,front-proxy-client,stranger}.crt credentials/

openssl genrsa -out "$pki/sa.key" 2048
openssl pkey -in "$pki/sa.key" -pubout -out "$pki/sa.pub"
issued=1704067200
expires=2650838400
bound=$(cat <<JSON
{"aud":["https://kubernetes.default.svc.cluster.local"],"exp":$expires,"iat":$issued,"iss":"https://kubernetes.default.svc.cluster.local","jti":"6f1a7a52-8a4f-4b7e-9d3b-0c7a3e1d5b21","kubernetes.io":{"namespace":"shop","node":{"name":"worker-1","uid":"c0b7d1de-5f0e-4c0c-8a39-2c7b8b7d9f10"},"pod":{"name":"cart-7c5d9","uid":"0d2b9f3e-6a57-4c1b-9f7e-4d1c2b3a5e60"},"serviceaccount":{"name":"cart","uid":"9a3c1f0e-2b4d-4e6f-8a1b-5c7d9e0f1a2b"}},"nbf":$issued,"sub":"system:serviceaccount:shop:cart"}
JSON
)
token pod-cart.jwt "$bound"
token secret-cart-token.jwt '{"iss":"kubernetes/serviceaccount","kubernetes.io/serviceaccount/namespace":"shop","kubernetes.io/serviceaccount/secret.name":"cart-token","kubernetes.io/serviceaccount/service-account.name":"cart","kubernetes.io/serviceaccount/service-account.uid":"9a3c1f0e-2b4d-4e6f-8a1b-5c7d9e0f1a2b","sub":"system:serviceaccount:shop:cart"}'

# A legacy token counts only while its Secret holds it.
cat > objects.yaml <<YAML
# What the example's cluster holds, as far as authentication asks.
apiVersion: v1
kind: ServiceAccount
metadata: {namespace: shop, name: cart, uid: 9a3c1f0e-2b4d-4e6f-8a1b-5c7d9e0f1a2b}
---
apiVersion: v1
kind: Node
metadata: {name: worker-1, uid: c0b7d1de-5f0e-4c0c-8a39-2c7b8b7d9f10}
---
apiVersion: v1
kind: Pod
metadata: {namespace: shop, name: cart-7c5d9, uid: 0d2b9f3e-6a57-4c1b-9f7e-4d1c2b3a5e60}
spec:
  serviceAccountName: cart
  nodeName: worker-1
  containers: [{name: cart, image: registry.example/cart}]
---
apiVersion: v1
kind: Secret
type: kubernetes.io/service-account-token
metadata:
  namespace: shop
  name: cart-token
  uid: 3f6f0d6e-7a53-4f0e-b1d4-8e8a1d8f2c11
  annotations:
    kubernetes.io/service-account.name: cart
    kubernetes.io/service-account.uid: 9a3c1f0e-2b4d-4e6f-8a1b-5c7d9e0f1a2b
data:
  token: $(tr -d '\n' < credentials/secret-cart-token.jwt | openssl base64 -A)
---
apiVersion: v1
kind: Secret
type: bootstrap.kubernetes.io/token
metadata: {namespace: kube-system, name: bootstrap-token-abcdef, uid: 5d2e7c64-9b1f-4c85-a3d0-f4a1b2c3d4e5}
data:
  token-id: $(printf abcdef | openssl base64 -A)
  token-secret: $(printf 0123456789abcdef | openssl base64 -A)
  usage-bootstrap-authentication: $(printf true | openssl base64 -A)
  auth-extra-groups: $(printf system:bootstrappers:kubeadm:default-node-token | openssl base64 -A)
YAML
