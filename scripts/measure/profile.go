package main

import (
	"fmt"
	"io"
	"net/http"
	"os"
	"time"
)

// profile loads the program with 8 clients and writes its CPU profile of each
// workload: read it with go tool pprof.
func profile(p plan, s servers, engine string, loads []workload) error {
	for i, w := range loads {
		name := fmt.Sprintf("%s-%s-%c.pprof", p.profile, engine, 'a'+i)
		took := make(chan error, 1)
		go func() { took <- fetch("http://"+s.figures+"/debug/pprof/profile?seconds=5", name) }()
		l, err := drive(w.program, 8, 6*time.Second)
		if err != nil {
			return err
		}
		if err := <-took; err != nil {
			return err
		}
		fmt.Printf("%s: %.0f requests/s, %d not as wanted, profile in %s\n", w.title, l.perSecond(), l.failed, name)
	}
	return nil
}

func fetch(address, file string) error {
	answer, err := http.Get(address)
	if err != nil {
		return err
	}
	defer answer.Body.Close()
	out, err := os.Create(file)
	if err != nil {
		return err
	}
	if _, err := io.Copy(out, answer.Body); err != nil {
		return err
	}
	return out.Close()
}
