package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"strings"
)

// describe says on what and with which versions was measured, and never whose
// machine it is.
func describe(ctx context.Context, p plan) report {
	first := func(name string, args ...string) string {
		out, err := exec.CommandContext(ctx, name, args...).Output()
		line, _, _ := strings.Cut(string(out), "\n")
		if err != nil || line == "" {
			return "not installed"
		}
		return strings.TrimSpace(line)
	}
	t := table{head: []string{"what", "which"}}
	t.add("processor", fmt.Sprintf("%s, %d cores for this run", field("/proc/cpuinfo", "model name"), runtime.NumCPU()))
	var kib float64
	if _, err := fmt.Sscanf(field("/proc/meminfo", "MemTotal"), "%g kB", &kib); err == nil {
		t.add("memory", fmt.Sprintf("%.1f GiB", kib/(1<<20)))
	}
	t.add("Go", runtime.Version()+" "+runtime.GOOS+"/"+runtime.GOARCH)
	t.add("C++", first("g++", "--version")+", -O2")
	t.add("LEMON", lemonVersion())
	t.add("networkx", first(python, "-c", "import networkx, platform; print(networkx.__version__, 'on Python', platform.python_version())"))
	t.add("glpsol", first("glpsol", "--version"))
	t.add("rounds", fmt.Sprintf("%d, seed %d%s", p.rounds, p.seed, map[bool]string{true: ", quick"}[p.quick]))
	return report{Name: "machine", Tables: []table{t}, Figures: t.rows}
}

func field(path, name string) string {
	text, err := os.ReadFile(path)
	if err != nil {
		return "unknown"
	}
	for line := range strings.Lines(string(text)) {
		if before, after, found := strings.Cut(line, ":"); found && strings.TrimSpace(before) == name {
			return strings.TrimSpace(after)
		}
	}
	return "unknown"
}

func lemonVersion() string {
	text, err := os.ReadFile("/usr/include/lemon/config.h")
	if err != nil {
		return "not installed"
	}
	_, after, _ := strings.Cut(string(text), `LEMON_VERSION "`)
	version, _, _ := strings.Cut(after, `"`)
	return version
}
