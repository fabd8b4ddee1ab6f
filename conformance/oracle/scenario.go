package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// Route is one answer of a server
type Route struct {
	Path    string            `json:"path"`
	Method  string            `json:"method,omitempty"`
	Token   string            `json:"token,omitempty"` // matches spec.token of a TokenReview body
	Status  int               `json:"status,omitempty"`
	Headers map[string]string `json:"headers,omitempty"`
	Body    string            `json:"body"`
	Times   int               `json:"times,omitempty"` // answers this many times, then the next matching route
}

// Server is an HTTPS server that stands beside the chain; the first route that fits answers
type Server struct {
	Port         int     `json:"port,omitempty"` // 0: any
	CertFile     string  `json:"certFile"`
	KeyFile      string  `json:"keyFile"`
	ClientCAFile string  `json:"clientCAFile,omitempty"`
	Routes       []Route `json:"routes"`
}

// Scenario is one set of kube-apiserver flags
type Scenario struct {
	Description string            `json:"description"`
	Flags       []string          `json:"flags"`
	Objects     string            `json:"objects,omitempty"`
	Servers     map[string]Server `json:"servers,omitempty"`
	// the chain must refuse to start with this
	StartupError string `json:"startupError,omitempty"`
}

// Request is what the API server gets from a client
type Request struct {
	Method           string      `json:"method,omitempty"`
	Path             string      `json:"path"`
	Headers          [][2]string `json:"headers,omitempty"`
	PeerCertificates []string    `json:"peerCertificates,omitempty"` // base64 DER, leaf first
	// nil: none in the context
	Audiences *[]string `json:"audiences,omitempty"`
}

// Review is a TokenReview that a client posts
type Review struct {
	Token     string   `json:"token"`
	Audiences []string `json:"audiences,omitempty"`
}

// User is who a client is
type User struct {
	Name   string              `json:"name"`
	UID    string              `json:"uid,omitempty"`
	Groups []string            `json:"groups,omitempty"`
	Extra  map[string][]string `json:"extra,omitempty"`
}

// Expect is the answer
type Expect struct {
	// authenticated, none (no authenticator identified it), error, malformedCertificate (the TLS layer refuses it)
	Outcome          string            `json:"outcome"`
	User             *User             `json:"user,omitempty"`
	Audiences        []string          `json:"audiences,omitempty"`
	Error            string            `json:"error,omitempty"`
	HTTPStatus       int               `json:"httpStatus,omitempty"`
	RemainingHeaders []string          `json:"remainingHeaders,omitempty"`
	Warnings         []string          `json:"warnings,omitempty"`
	AuditAnnotations map[string]string `json:"auditAnnotations,omitempty"`
	WebhookRequests  []json.RawMessage `json:"webhookRequests,omitempty"`
	// tokenReview cases
	ReviewStatus json.RawMessage `json:"reviewStatus,omitempty"`
	ReviewError  string          `json:"reviewError,omitempty"`
	Patches      []string        `json:"patches,omitempty"`
}

// X509Case asks the client certificate authenticator alone, with roots of its own
type X509Case struct {
	Roots       []string `json:"roots"` // base64 DER
	Chain       []string `json:"chain"` // base64 DER, leaf first
	CurrentTime string   `json:"currentTime"`
	KeyUsage    string   `json:"keyUsage"` // clientAuth, any
}

// Case asks one thing: exactly one of Request, Review and X509 is there
type Case struct {
	ID      string    `json:"id"`
	Note    string    `json:"note,omitempty"`
	Request *Request  `json:"request,omitempty"`
	Review  *Review   `json:"tokenReview,omitempty"`
	X509    *X509Case `json:"x509,omitempty"`
	Now     string    `json:"now,omitempty"`
	Expect  *Expect   `json:"expect,omitempty"`
}

// runScenario answers the cases of a scenario folder in place
func runScenario(dir string) error {
	var sc Scenario
	data, err := os.ReadFile(filepath.Join(dir, "scenario.json"))
	if err != nil {
		return err
	}
	if err := json.Unmarshal(data, &sc); err != nil {
		return err
	}
	ch, err := buildChain(dir, sc, true)
	if err != nil {
		sc.StartupError = err.Error()
		b, _ := json.MarshalIndent(sc, "", "  ")
		os.WriteFile(filepath.Join(dir, "scenario.json"), append(b, '\n'), 0o644)
		os.Remove(filepath.Join(dir, "cases.jsonl"))
		fmt.Printf("%-28s refuses to start: %s\n", filepath.Base(dir), err)
		return nil
	}
	defer ch.close()
	in, err := os.ReadFile(filepath.Join(dir, "cases.jsonl"))
	if err != nil {
		return err
	}
	var cases []*Case
	for _, line := range bytes.Split(in, []byte("\n")) {
		if len(line) == 0 {
			continue
		}
		k := &Case{}
		if err := json.Unmarshal(line, k); err != nil {
			return err
		}
		cases = append(cases, k)
	}
	var waiting []*Case
	for _, k := range cases {
		if k.Request != nil && strings.Contains(k.Note, "waits") {
			waiting = append(waiting, k)
		}
	}
	ch.waitForIssuers(waiting)
	var out bytes.Buffer
	for _, k := range cases {
		ch.run(k)
		b, err := marshal(k)
		if err != nil {
			return err
		}
		out.Write(b)
		out.WriteByte('\n')
	}
	fmt.Printf("%-28s %d cases\n", filepath.Base(dir), len(cases))
	return os.WriteFile(filepath.Join(dir, "cases.jsonl"), out.Bytes(), 0o644)
}

// waitForIssuers asks until no answer is any more that an issuer, fetched in the background, is not there; then every route counts anew
func (c *chain) waitForIssuers(cases []*Case) {
	for deadline := time.Now().Add(25 * time.Second); time.Now().Before(deadline); time.Sleep(200 * time.Millisecond) {
		pending := false
		for _, k := range cases {
			c.run(k)
			if strings.Contains(k.Expect.Error, "not initialized") {
				pending = true
			}
		}
		if !pending {
			break
		}
	}
	for _, l := range c.live {
		l.mu.Lock()
		l.hits = map[int]int{}
		l.mu.Unlock()
	}
}
