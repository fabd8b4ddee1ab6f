package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"sort"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"k8s.io/apiserver/pkg/authentication/authenticator"
)

// bench DIR cache=on|off threads=N seconds=S CASE...: operations a second of the real chain on single cases
func bench(args []string) {
	dir := args[0]
	threads, seconds, rounds := 1, 1.0, 5
	cache := false
	var ids []string
	for _, a := range args[1:] {
		switch {
		case strings.HasPrefix(a, "cache="):
			cache = a == "cache=on"
		case strings.HasPrefix(a, "threads="):
			fmt.Sscanf(a, "threads=%d", &threads)
		case strings.HasPrefix(a, "rounds="):
			fmt.Sscanf(a, "rounds=%d", &rounds)
		case strings.HasPrefix(a, "seconds="):
			fmt.Sscanf(a, "seconds=%f", &seconds)
		default:
			ids = append(ids, a)
		}
	}
	var sc Scenario
	if err := json.Unmarshal(must(os.ReadFile(filepath.Join(dir, "scenario.json"))), &sc); err != nil {
		panic(err)
	}
	ch, err := buildChain(dir, sc, cache)
	if err != nil {
		panic(err)
	}
	defer ch.close()
	cases := benchCases(dir, ids)
	ch.waitForIssuers(cases)
	for _, k := range cases {
		if k.Request == nil {
			fail("the case %s has no request to put to the chain", k.ID)
		}
		req, err := ch.newRequest(k.Request)
		if err != nil {
			fail("the case %s does not reach the chain: %v", k.ID, err)
		}
		ctx := req.Context()
		if k.Request.Audiences != nil {
			ctx = authenticator.WithAudiences(ctx, *k.Request.Audiences)
		} else if len(ch.apiAuds) > 0 {
			ctx = authenticator.WithAudiences(ctx, ch.apiAuds)
		}
		base := req.WithContext(ctx)
		answer := answerOf(ch.auth.AuthenticateRequest(base.Clone(ctx)))
		run := func(d time.Duration) (operations, perSecond float64) {
			var stop atomic.Bool
			var total atomic.Int64
			var wg sync.WaitGroup
			start := time.Now()
			for t := 0; t < threads; t++ {
				wg.Add(1)
				go func() {
					defer wg.Done()
					r := base.Clone(ctx)
					n := int64(0)
					for !stop.Load() {
						for i := 0; i < 16; i++ {
							for h, v := range base.Header { // success removes headers
								r.Header[h] = v
							}
							_, _, _ = ch.auth.AuthenticateRequest(r)
							n++
						}
					}
					total.Add(n)
				}()
			}
			time.Sleep(d)
			stop.Store(true)
			wg.Wait()
			n := float64(total.Load())
			return n, n / time.Since(start).Seconds()
		}
		run(300 * time.Millisecond)
		var rates []float64
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		ops := 0.0
		for i := 0; i < rounds; i++ {
			n, rate := run(time.Duration(seconds * float64(time.Second)))
			rates = append(rates, rate)
			ops += n
		}
		runtime.ReadMemStats(&after)
		sort.Float64s(rates)
		fmt.Printf("{\"scenario\":%q,\"case\":%q,\"cache\":%v,\"threads\":%d,\"opsPerSecond\":%.0f,\"min\":%.0f,\"max\":%.0f,\"bytesPerOp\":%.0f,\"answer\":%q}\n",
			filepath.Base(dir), k.ID, cache, threads, rates[len(rates)/2], rates[0], rates[len(rates)-1],
			float64(after.TotalAlloc-before.TotalAlloc)/ops, answer)
	}
}

// answerOf says in a word what the chain answered, so that nobody compares how fast two sides do something different
func answerOf(resp *authenticator.Response, ok bool, err error) string {
	switch {
	case err != nil:
		return "error"
	case !ok:
		return "none"
	default:
		return "authenticated as " + resp.User.GetName()
	}
}

// benchCases answers the cases with these ids, in the order of the ids
func benchCases(dir string, ids []string) []*Case {
	known := map[string]*Case{}
	for _, line := range bytes.Split(must(os.ReadFile(filepath.Join(dir, "cases.jsonl"))), []byte("\n")) {
		if len(line) == 0 {
			continue
		}
		k := &Case{}
		if err := json.Unmarshal(line, k); err != nil {
			panic(err)
		}
		known[k.ID] = k
	}
	var cases []*Case
	for _, id := range ids {
		if known[id] == nil {
			fail("the scenario %s has no case %s", filepath.Base(dir), id)
		}
		cases = append(cases, known[id])
	}
	return cases
}

func fail(format string, a ...any) {
	fmt.Fprintf(os.Stderr, "oracle bench: "+format+"\n", a...)
	os.Exit(1)
}
