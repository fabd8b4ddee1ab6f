package main

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"net/http"
	"sort"
	"strings"
	"time"

	authenticationv1 "k8s.io/api/authentication/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apiserver/pkg/audit"
	"k8s.io/apiserver/pkg/authentication/authenticator"
	"k8s.io/apiserver/pkg/endpoints/filters"
	genericapirequest "k8s.io/apiserver/pkg/endpoints/request"
	"k8s.io/apiserver/pkg/warning"
	authnapi "k8s.io/kubernetes/pkg/apis/authentication"
	"k8s.io/kubernetes/pkg/registry/authentication/tokenreview"
)

// run asks one case and writes the answer into it
func (c *chain) run(k *Case) {
	for _, l := range c.live {
		l.mu.Lock()
		l.seen = nil
		l.mu.Unlock()
	}
	c.client.ClearActions()
	k.Now = time.Now().UTC().Format(time.RFC3339Nano)
	k.Expect = &Expect{}
	if k.Review != nil {
		c.review(k)
	} else {
		c.request(k)
	}
}

// snapshot notes what the webhook was asked and what was written to the cluster
func (c *chain) snapshot(k *Case) {
	if l := c.live["webhook"]; l != nil {
		l.mu.Lock()
		k.Expect.WebhookRequests = append([]json.RawMessage(nil), l.seen...)
		l.mu.Unlock()
	}
	for _, a := range c.client.Actions() {
		if a.GetVerb() == "patch" {
			if p, ok := a.(interface{ GetPatch() []byte }); ok {
				k.Expect.Patches = append(k.Expect.Patches, fmt.Sprintf("%s/%s %s", a.GetNamespace(), a.(interface{ GetName() string }).GetName(), p.GetPatch()))
			}
		}
	}
}

// review asks what a client gets that posts a TokenReview
func (c *chain) review(k *Case) {
	r := tokenreview.NewREST(c.auth, c.config.APIAudiences)
	defer c.snapshot(k)
	obj, err := r.Create(context.Background(), &authnapi.TokenReview{Spec: authnapi.TokenReviewSpec{Token: k.Review.Token, Audiences: k.Review.Audiences}}, nil, &metav1.CreateOptions{})
	if err != nil {
		k.Expect.Outcome = "error"
		k.Expect.ReviewError = err.Error()
		return
	}
	tr := obj.(*authnapi.TokenReview)
	st := authenticationv1.TokenReviewStatus{Authenticated: tr.Status.Authenticated, Audiences: tr.Status.Audiences, Error: tr.Status.Error,
		User: authenticationv1.UserInfo{Username: tr.Status.User.Username, UID: tr.Status.User.UID, Groups: tr.Status.User.Groups}}
	if len(tr.Status.User.Extra) > 0 {
		st.User.Extra = map[string]authenticationv1.ExtraValue{}
		for kk, v := range tr.Status.User.Extra {
			st.User.Extra[kk] = authenticationv1.ExtraValue(v)
		}
	}
	k.Expect.ReviewStatus, _ = json.Marshal(st)
	k.Expect.Outcome = "none"
	if tr.Status.Error != "" {
		k.Expect.Outcome = "error"
	}
	if tr.Status.Authenticated {
		k.Expect.Outcome = "authenticated"
	}
}

// newRequest makes what the HTTP and TLS layers hand to the chain; they may refuse
func (c *chain) newRequest(r *Request) (*http.Request, error) {
	req, err := http.NewRequest("GET", "https://apiserver.example"+r.Path, nil)
	if err != nil {
		return nil, err
	}
	if r.Method != "" {
		req.Method = r.Method
	}
	for _, h := range r.Headers {
		req.Header.Add(h[0], h[1])
	}
	req.TLS = &tls.ConnectionState{HandshakeComplete: true}
	for _, b := range r.PeerCertificates {
		der, err := base64.StdEncoding.DecodeString(b)
		if err != nil {
			return nil, err
		}
		cert, err := x509.ParseCertificate(der)
		if err != nil {
			return nil, fmt.Errorf("malformedCertificate: %w", err)
		}
		req.TLS.PeerCertificates = append(req.TLS.PeerCertificates, cert)
	}
	ctx := genericapirequest.WithRequestInfo(req.Context(), &genericapirequest.RequestInfo{Path: r.Path})
	return req.WithContext(ctx), nil
}

// request asks the chain itself where the request names audiences, and the filter before every handler where not
func (c *chain) request(k *Case) {
	e := k.Expect
	req, err := c.newRequest(k.Request)
	if err != nil {
		e.Outcome, e.Error = "malformedRequest", err.Error() // the HTTP server refuses it
		if strings.HasPrefix(err.Error(), "malformedCertificate: ") {
			e.Outcome, e.Error = "malformedCertificate", strings.TrimPrefix(err.Error(), "malformedCertificate: ")
		}
		return
	}
	if c.auth == nil {
		e.Outcome = "disabled"
		return
	}
	w := &warnings{}
	ctx := warning.WithWarningRecorder(audit.WithAuditContext(req.Context()), w)
	if k.Request.Audiences != nil {
		ctx = authenticator.WithAudiences(ctx, *k.Request.Audiences)
	} else if len(c.apiAuds) > 0 {
		ctx = authenticator.WithAudiences(ctx, c.apiAuds)
	}
	var resp *authenticator.Response
	var ok bool
	if k.Request.Audiences != nil {
		resp, ok, err = c.auth.AuthenticateRequest(req.Clone(ctx))
	} else {
		// through the filter that kube-apiserver puts before every handler
		recorded := authenticator.RequestFunc(func(r *http.Request) (*authenticator.Response, bool, error) {
			resp, ok, err = c.auth.AuthenticateRequest(r)
			return resp, ok, err
		})
		h := filters.WithAuthentication(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
			e.HTTPStatus = 200
			for name, vv := range r.Header {
				for _, v := range vv {
					e.RemainingHeaders = append(e.RemainingHeaders, name+": "+v)
				}
			}
		}), recorded, http.HandlerFunc(func(http.ResponseWriter, *http.Request) { e.HTTPStatus = 401 }), c.apiAuds, c.config.RequestHeaderConfig)
		h.ServeHTTP(discard{}, req.Clone(ctx))
		sort.Strings(e.RemainingHeaders)
	}
	c.snapshot(k)
	switch {
	case err != nil:
		e.Outcome, e.Error = "error", err.Error()
	case !ok:
		e.Outcome = "none"
	default:
		e.Outcome = "authenticated"
		e.User = &User{Name: resp.User.GetName(), UID: resp.User.GetUID(), Groups: resp.User.GetGroups(), Extra: resp.User.GetExtra()}
		e.Audiences = resp.Audiences
	}
	e.Warnings = w.list
	e.AuditAnnotations = audit.AuditContextFrom(ctx).GetEventAnnotations()
}

type discard struct{}

func (discard) Header() http.Header         { return http.Header{} }
func (discard) Write(b []byte) (int, error) { return len(b), nil }
func (discard) WriteHeader(int)             {}

type warnings struct{ list []string }

func (w *warnings) AddWarning(agent, text string) { w.list = append(w.list, text) }
