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
	want := map[string]bool{}
	for _, i := range ids {
		want[i] = true
	}
	for _, line := range bytes.Split(must(os.ReadFile(filepath.Join(dir, "cases.jsonl"))), []byte("\n")) {
		if len(line) == 0 {
			continue
		}
		k := &Case{}
		if err := json.Unmarshal(line, k); err != nil {
			panic(err)
		}
		if !want[k.ID] {
			continue
		}
		req := must(ch.newRequest(k.Request))
		ctx := req.Context()
		if len(ch.apiAuds) > 0 {
			ctx = authenticator.WithAudiences(ctx, ch.apiAuds)
		}
		base := req.WithContext(ctx)
		run := func(d time.Duration) float64 {
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
			return float64(total.Load()) / time.Since(start).Seconds()
		}
		run(300 * time.Millisecond)
		var rs []float64
		var m0, m1 runtime.MemStats
		runtime.ReadMemStats(&m0)
		ops := 0.0
		for i := 0; i < rounds; i++ {
			v := run(time.Duration(seconds * float64(time.Second)))
			rs = append(rs, v)
			ops += v * seconds
		}
		runtime.ReadMemStats(&m1)
		sort.Float64s(rs)
		fmt.Printf("{\"scenario\":%q,\"case\":%q,\"cache\":%v,\"threads\":%d,\"opsPerSecond\":%.0f,\"min\":%.0f,\"max\":%.0f,\"bytesPerOp\":%.0f}\n", filepath.Base(dir), k.ID, cache, threads, rs[len(rs)/2], rs[0], rs[len(rs)-1], float64(m1.TotalAlloc-m0.TotalAlloc)/ops)
	}
}
