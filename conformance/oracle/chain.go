package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime"
	utilerrors "k8s.io/apimachinery/pkg/util/errors"
	"k8s.io/apimachinery/pkg/util/yaml"
	"k8s.io/apiserver/pkg/authentication/authenticator"
	"k8s.io/client-go/informers"
	"k8s.io/client-go/kubernetes/fake"
	"k8s.io/client-go/kubernetes/scheme"
	serviceaccountcontroller "k8s.io/kubernetes/pkg/controller/serviceaccount"
	kubeauthenticator "k8s.io/kubernetes/pkg/kubeapiserver/authenticator"
	"k8s.io/kubernetes/plugin/pkg/auth/authenticator/token/bootstrap"
)

// chain is kube-apiserver's authentication chain, and what stands around it in a scenario
type chain struct {
	auth    authenticator.Request
	config  kubeauthenticator.Config
	apiAuds authenticator.Audiences
	client  *fake.Clientset
	live    map[string]*liveServer
	close   func()
}

// buildChain builds the chain of a scenario folder; without cache, every token is looked at each time it is shown
func buildChain(src string, sc Scenario, cache bool) (_ *chain, err error) {
	ctx, cancel := context.WithCancel(context.Background())
	dir, err := os.MkdirTemp("", "scenario")
	if err != nil {
		cancel()
		return nil, err
	}
	live := map[string]*liveServer{}
	closeAll := func() {
		cancel()
		for _, l := range live {
			l.srv.Close()
		}
		os.RemoveAll(dir)
	}
	defer func() {
		if err != nil {
			closeAll()
		}
	}()
	names, err := startServers(src, sc.Servers, live)
	if err != nil {
		return nil, err
	}
	if err := copyFiles(src, dir, names); err != nil {
		return nil, err
	}
	// messages name files as the flags do, so they must be read from here
	old, err := os.Getwd()
	if err != nil {
		return nil, err
	}
	if err := os.Chdir(dir); err != nil {
		return nil, err
	}
	defer os.Chdir(old)

	var flags []string
	for _, f := range sc.Flags {
		flags = append(flags, expand(f, names))
	}
	opts, err := parseFlags(flags)
	if err != nil {
		return nil, err
	}
	if errs := opts.Validate(); len(errs) > 0 {
		return nil, utilerrors.NewAggregate(errs)
	}
	cfg, err := opts.ToAuthenticationConfig()
	if err != nil {
		return nil, err
	}
	var objs []runtime.Object
	if sc.Objects != "" {
		objs, err = loadObjects(sc.Objects)
		if err != nil {
			return nil, err
		}
	}
	client := fake.NewSimpleClientset(objs...)
	connectCluster(ctx, &cfg, client)
	cfg.APIServerID = "oracle"
	if !cache {
		cfg.TokenSuccessCacheTTL, cfg.TokenFailureCacheTTL = 0, 0
	}
	auth, _, _, _, err := cfg.New(ctx)
	if err != nil {
		return nil, err
	}
	apiAuds := authenticator.Audiences(opts.APIAudiences)
	if opts.ServiceAccounts != nil && len(opts.ServiceAccounts.Issuers) != 0 && len(opts.APIAudiences) == 0 {
		apiAuds = authenticator.Audiences(opts.ServiceAccounts.Issuers)
	}
	return &chain{auth: auth, config: cfg, apiAuds: apiAuds, client: client, live: live, close: closeAll}, nil
}

// copyFiles copies the files of a scenario with the servers' addresses put in
func copyFiles(src, dir string, names map[string]string) error {
	entries, err := os.ReadDir(src)
	if err != nil {
		return err
	}
	for _, e := range entries {
		if e.IsDir() || strings.HasSuffix(e.Name(), ".jsonl") {
			continue
		}
		data, err := os.ReadFile(filepath.Join(src, e.Name()))
		if err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(dir, e.Name()), []byte(expand(string(data), names)), 0o600); err != nil {
			return err
		}
	}
	return nil
}

// connectCluster lets the chain see the cluster's objects as kube-apiserver does: through caches, and live on a miss
func connectCluster(ctx context.Context, cfg *kubeauthenticator.Config, client *fake.Clientset) {
	inf := informers.NewSharedInformerFactory(client, 0)
	cfg.ServiceAccountTokenGetter = serviceaccountcontroller.NewGetterFromClient(client,
		inf.Core().V1().Secrets().Lister(), inf.Core().V1().ServiceAccounts().Lister(), inf.Core().V1().Pods().Lister(), inf.Core().V1().Nodes().Lister(),
		inf.Admissionregistration().V1().ValidatingWebhookConfigurations().Lister(), inf.Admissionregistration().V1().MutatingWebhookConfigurations().Lister())
	cfg.SecretsWriter = client.CoreV1()
	if cfg.BootstrapToken {
		cfg.BootstrapTokenAuthenticator = bootstrap.NewTokenAuthenticator(inf.Core().V1().Secrets().Lister().Secrets(metav1.NamespaceSystem))
	}
	inf.Start(ctx.Done())
	inf.WaitForCacheSync(ctx.Done())
}

func loadObjects(file string) ([]runtime.Object, error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	var objs []runtime.Object
	dec := scheme.Codecs.UniversalDeserializer()
	for _, doc := range bytes.Split(data, []byte("\n---\n")) {
		if len(bytes.TrimSpace(doc)) == 0 {
			continue
		}
		js, err := yaml.ToJSON(doc)
		if err != nil {
			return nil, err
		}
		o, _, err := dec.Decode(js, nil, nil)
		if err != nil {
			return nil, fmt.Errorf("%v in %s", err, js)
		}
		objs = append(objs, o)
	}
	return objs, nil
}
