// Command oracle asks the real authenticators of kube-apiserver what they decide.
//
//	oracle run DIR...        answers the cases of scenario directories in place
//	oracle x509 FILE         answers the x509 cases of a file in place
//	oracle validate FILE     answers the configuration cases of a file in place
//	oracle bench DIR [cache=on|off] [threads=N] [seconds=S] [rounds=N] CASE...
package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"

	"k8s.io/klog/v2"
)

func main() {
	if len(os.Args) < 3 {
		fmt.Fprintln(os.Stderr, "usage: oracle run DIR... | x509 FILE | validate FILE | bench DIR [cache=on|off] [threads=N] [seconds=S] [rounds=N] CASE...")
		os.Exit(2)
	}
	// what the chain logs about refused credentials stands in the answers already
	klog.SetLogger(klog.New(nil))
	switch os.Args[1] {
	case "run":
		for _, d := range os.Args[2:] {
			if err := runScenario(d); err != nil {
				fmt.Fprintln(os.Stderr, "FAILED", err)
				os.Exit(1)
			}
		}
	case "x509":
		x509File(os.Args[2])
	case "validate":
		validate(os.Args[2])
	case "bench":
		bench(os.Args[2:])
	}
}

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

func marshal(v any) ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		return nil, err
	}
	return bytes.TrimRight(b.Bytes(), "\n"), nil
}
