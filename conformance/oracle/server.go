package main

import (
	"bytes"
	"crypto/tls"
	"crypto/x509"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"sync"
)

// liveServer is an HTTPS server of a scenario that listens, counts and remembers
type liveServer struct {
	mu    sync.Mutex
	hits  map[int]int       // how often each route answered
	seen  []json.RawMessage // the bodies since the last case
	srv   *http.Server
	conf  Server
	names map[string]string
}

func (l *liveServer) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	body, _ := io.ReadAll(r.Body)
	l.mu.Lock()
	defer l.mu.Unlock()
	token := ""
	if len(body) > 0 {
		var tr struct {
			Spec struct {
				Token string `json:"token"`
			} `json:"spec"`
		}
		_ = json.Unmarshal(body, &tr)
		token = tr.Spec.Token
		l.seen = append(l.seen, json.RawMessage(bytes.TrimSpace(body)))
	}
	for i, route := range l.conf.Routes {
		if route.Path != r.URL.Path || (route.Method != "" && route.Method != r.Method) {
			continue
		}
		if route.Token != "" && route.Token != token {
			continue
		}
		if route.Times > 0 && l.hits[i] >= route.Times {
			continue
		}
		l.hits[i]++
		h := w.Header()
		h.Set("Content-Type", "application/json")
		for k, v := range route.Headers {
			h.Set(k, v)
		}
		status := route.Status
		if status == 0 {
			status = 200
		}
		w.WriteHeader(status)
		_, _ = io.WriteString(w, expand(route.Body, l.names))
		return
	}
	http.NotFound(w, r)
}

// expand puts the addresses of servers in for ${SERVER_name}
func expand(s string, names map[string]string) string {
	for k, v := range names {
		s = strings.ReplaceAll(s, "${"+k+"}", v)
	}
	return s
}

// startServers starts the servers of a scenario, puts each into live, and answers what stands for their addresses
func startServers(dir string, servers map[string]Server, live map[string]*liveServer) (map[string]string, error) {
	names := map[string]string{}
	var keys []string
	for k := range servers {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	for _, name := range keys {
		conf := servers[name]
		ln, err := net.Listen("tcp", fmt.Sprintf("127.0.0.1:%d", conf.Port))
		if err != nil {
			return nil, err
		}
		cert, err := tls.LoadX509KeyPair(filepath.Join(dir, conf.CertFile), filepath.Join(dir, conf.KeyFile))
		if err != nil {
			return nil, err
		}
		tc := &tls.Config{Certificates: []tls.Certificate{cert}}
		if conf.ClientCAFile != "" {
			pem, err := os.ReadFile(filepath.Join(dir, conf.ClientCAFile))
			if err != nil {
				return nil, err
			}
			tc.ClientCAs = x509.NewCertPool()
			tc.ClientCAs.AppendCertsFromPEM(pem)
			tc.ClientAuth = tls.RequireAndVerifyClientCert
		}
		l := &liveServer{hits: map[int]int{}, conf: conf, names: names}
		l.srv = &http.Server{Handler: l, TLSConfig: tc}
		names["SERVER_"+name] = fmt.Sprintf("https://127.0.0.1:%d", ln.Addr().(*net.TCPAddr).Port)
		live[name] = l
		go l.srv.ServeTLS(ln, "", "")
	}
	return names, nil
}
