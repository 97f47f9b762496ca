package main

import (
	"fmt"

	"tandem/internal/config"
)

type check struct {
	Check checkAll `cmd:"" help:"Check every setting and print what is in force, secrets hidden."`
}

type checkAll struct{}

// Run prints the settings by the names of the environment. It makes nothing
// and connects to nothing.
func (checkAll) Run(settings config.Settings) error {
	c, err := settings.ForServing()
	if err != nil {
		return err
	}
	for _, line := range c.Lines() {
		fmt.Println(line)
	}
	return nil
}
