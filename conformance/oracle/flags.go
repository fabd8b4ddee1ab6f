package main

import (
	"io"

	"github.com/spf13/pflag"
	utilfeature "k8s.io/apiserver/pkg/util/feature"
	"k8s.io/component-base/featuregate"
	kubeoptions "k8s.io/kubernetes/pkg/kubeapiserver/options"
)

// parseFlags mirrors what kube-apiserver does with the authentication flags before it builds the chain
func parseFlags(flags []string) (*kubeoptions.BuiltInAuthenticationOptions, error) {
	for gate, on := range defaultGates {
		if utilfeature.DefaultFeatureGate.Enabled(gate) != on {
			if err := utilfeature.DefaultMutableFeatureGate.SetFromMap(map[string]bool{string(gate): on}); err != nil {
				return nil, err
			}
		}
	}
	opts := kubeoptions.NewBuiltInAuthenticationOptions().WithAll()
	authz := kubeoptions.NewBuiltInAuthorizationOptions()
	fs := pflag.NewFlagSet("kube-apiserver", pflag.ContinueOnError)
	fs.SetOutput(io.Discard)
	fs.ParseErrorsAllowlist.UnknownFlags = true
	opts.AddFlags(fs)
	authz.AddFlags(fs)
	fs.Var(featureGatesFlag{}, "feature-gates", "")
	if err := fs.Parse(flags); err != nil {
		return nil, err
	}
	authz.Complete()
	opts.ApplyAuthorization(authz)
	return opts, nil
}

// defaultGates are the gates that this program honours, with their defaults
var defaultGates = func() map[featuregate.Feature]bool {
	out := map[featuregate.Feature]bool{}
	for _, g := range []featuregate.Feature{
		"APIServerWebhookAuthenticationToken",
		"AllowParsingUserUIDFromCertAuth",
		"RemoteRequestHeaderUID",
		"StructuredAuthenticationConfigurationEgressSelector",
	} {
		out[g] = utilfeature.DefaultFeatureGate.Enabled(g)
	}
	return out
}()

type featureGatesFlag struct{}

func (featureGatesFlag) Set(s string) error { return utilfeature.DefaultMutableFeatureGate.Set(s) }
func (featureGatesFlag) String() string     { return "" }
func (featureGatesFlag) Type() string       { return "string" }
