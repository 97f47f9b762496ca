// Command measure times the program as a whole process against two limits
// taken in the same run: the same statements without the program around them,
// and an echo of JSON without a store. See scripts/bench.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"strconv"
	"strings"
	"time"
)

// plan is how a run is measured.
type plan struct {
	program string        // the built tandem
	against string        // another build of it, "" for the limits
	folder  string        // for databases; emptied by the caller
	mysql   string        // address of a server, "" for none
	repeats int           // of which the median counts
	length  time.Duration // of one measurement
	clients []int
	rows    int // responses in the file at a cold start
	profile string
	only    string
	pages   int // of a pull at most, 0 for all
}

func (p *plan) setClients(list string) error {
	p.clients = nil
	for one := range strings.SplitSeq(list, ",") {
		n, err := strconv.Atoi(one)
		if err != nil {
			return err
		}
		p.clients = append(p.clients, n)
	}
	return nil
}

func main() {
	p := plan{clients: []int{1, 8, 64}}
	serveBare := flag.String("bare", "", "serve the bare program on this address (used by the measurement itself)")
	flag.StringVar(&p.program, "program", "var/tandem", "the built program")
	flag.StringVar(&p.against, "against", "", "another build, measured in turn with this one instead of the limits")
	flag.StringVar(&p.folder, "folder", "", "a folder for databases")
	flag.StringVar(&p.mysql, "mysql", "", "mysql://… of a server where databases may be made")
	flag.IntVar(&p.repeats, "repeats", 5, "measurements of which the median counts")
	flag.DurationVar(&p.length, "length", 2*time.Second, "of one measurement")
	flag.IntVar(&p.rows, "rows", 100_000, "responses in the database at a cold start")
	flag.StringVar(&p.profile, "profile", "", "write a CPU profile of one submission run of the program here")
	flag.Func("clients", "how many at once, as in 1,8,64", p.setClients)
	flag.StringVar(&p.only, "only", "", "a or b: measure this workload alone")
	pulls := flag.Bool("pulls", false, "measure what an evaluator pulls, and writes beside it, instead")
	flag.IntVar(&p.pages, "pages", 0, "of one pull at most, 0 for all")
	flag.Parse()
	run := func() error { return measure(context.Background(), p) }
	if *pulls {
		run = func() error { return measurePulls(context.Background(), p) }
	}
	if *serveBare != "" {
		run = func() error { return serveBareOn(context.Background(), *serveBare) }
	}
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "measure:", err)
		os.Exit(1)
	}
}

// engines are those that there are.
func (p plan) engines() []engine {
	engines := []engine{{name: "SQLite", dsn: p.folder + "/bench.db", folder: p.folder}}
	if p.mysql != "" {
		engines = append(engines, engine{name: "MariaDB", server: p.mysql, folder: p.folder})
	}
	return engines
}

// measure prints the tables for each engine there is.
func measure(ctx context.Context, p plan) error {
	for _, e := range p.engines() {
		if err := measureEngine(ctx, p, e); err != nil {
			return fmt.Errorf("%s: %w", e.name, err)
		}
	}
	return size(p.program)
}

func size(program string) error {
	info, err := os.Stat(program)
	if err == nil {
		fmt.Printf("\nOne binary: %.1f MiB\n", float64(info.Size())/(1<<20))
	}
	return err
}
