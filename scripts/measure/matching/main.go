// Command matching measures the engines. See scripts/bench.
package main

import (
	"flag"
	"fmt"
	"os"

	"tandem/internal/matching/graphs"
)

func main() {
	family := flag.String("family", "", "write this family to standard output")
	seed := flag.Uint64("seed", 1, "of the graph")
	n := flag.Int("n", 74, "vertices")
	flag.Parse()
	f, known := graphs.Find(*family)
	if !known {
		fmt.Fprintln(os.Stderr, "unknown family")
		os.Exit(1)
	}
	n2, edges := f.Make(*seed, *n)
	if err := graphs.Write(os.Stdout, n2, edges); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
