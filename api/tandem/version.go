package main

import (
	"fmt"
	"runtime"

	"tandem/internal/config"
)

type about struct{}

// Run prints the version, the compiler's and the platform.
func (about) Run(config.Settings) error {
	fmt.Printf("tandem %s (%s, %s/%s)\n", version, runtime.Version(), runtime.GOOS, runtime.GOARCH)
	return nil
}
