package graphs_test

import (
	"fmt"
	"os"

	"tandem/internal/matching/samples/graphs"
)

// The same seed always gives the same graph, as text for any program.
func ExampleWrite() {
	n, edges := graphs.Triangles(1, 6)
	if err := graphs.Write(os.Stdout, n, edges); err != nil {
		fmt.Println(err)
	}
	// Output:
	// 6 7
	// 0 1 1
	// 0 2 1
	// 1 2 1
	// 0 3 1
	// 3 4 1
	// 3 5 1
	// 4 5 1
}
