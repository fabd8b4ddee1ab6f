package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"

	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/serializer"
	"k8s.io/apiserver/pkg/apis/apiserver"
	"k8s.io/apiserver/pkg/apis/apiserver/install"
	"k8s.io/apiserver/pkg/apis/apiserver/validation"
	authenticationcel "k8s.io/apiserver/pkg/authentication/cel"
)

// ConfigCase is an AuthenticationConfiguration file, or a command line of kube-apiserver, and what is wrong with it
type ConfigCase struct {
	ID                string   `json:"id"`
	YAML              string   `json:"yaml,omitempty"`
	DisallowedIssuers []string `json:"disallowedIssuers,omitempty"`
	Flags             []string `json:"flags,omitempty"`
	// the file cannot be read as a configuration
	DecodeError string `json:"decodeError,omitempty"`
	// what validation says, in order
	Errors []string `json:"errors"`
	// what the flag parser says
	FlagError string `json:"flagError,omitempty"`
}

// validate answers the configuration cases of a file in place
func validate(file string) {
	scheme := runtime.NewScheme()
	install.Install(scheme)
	codecs := serializer.NewCodecFactory(scheme, serializer.EnableStrict)
	var b bytes.Buffer
	for _, line := range bytes.Split(must(os.ReadFile(file)), []byte("\n")) {
		if len(line) == 0 {
			continue
		}
		c := &ConfigCase{}
		if err := json.Unmarshal(line, c); err != nil {
			panic(err)
		}
		c.Errors, c.DecodeError, c.FlagError = []string{}, "", ""
		if c.Flags != nil {
			o, err := parseFlags(c.Flags)
			if err != nil {
				c.FlagError = err.Error()
			} else {
				for _, e := range o.Validate() {
					c.Errors = append(c.Errors, e.Error())
				}
			}
		} else {
			obj, err := runtime.Decode(codecs.UniversalDecoder(), []byte(c.YAML))
			if c.YAML == "" {
				err = fmt.Errorf("empty config data")
			}
			if err != nil {
				c.DecodeError = err.Error()
			} else if ac, ok := obj.(*apiserver.AuthenticationConfiguration); !ok {
				c.DecodeError = fmt.Sprintf("expected AuthenticationConfiguration, got %T", obj)
			} else {
				for _, e := range validation.ValidateAuthenticationConfiguration(authenticationcel.NewDefaultCompiler(), ac, c.DisallowedIssuers) {
					c.Errors = append(c.Errors, e.Error())
				}
			}
		}
		b.Write(must(marshal(c)))
		b.WriteByte('\n')
	}
	os.WriteFile(file, b.Bytes(), 0o644)
}
