package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"tandem/internal/clock"
	"tandem/internal/config"
	"tandem/internal/store"
)

type migrate struct{}

// Run brings the schema up to date; it can be run again at any time.
func (migrate) Run(settings config.Settings) error {
	c, err := settings.ForStore()
	if err != nil {
		return err
	}
	kept, err := open(context.Background(), c, clock.System())
	if err != nil {
		return err
	}
	err = errors.Join(kept.Migrate(context.Background()), kept.Close())
	if err == nil {
		fmt.Println("The database is up to date.")
	}
	return err
}

// open opens the store. The file of an embedded database, and its folder if
// need be, are made beforehand so that only this user can read them.
func open(ctx context.Context, c config.Config, clk *clock.Clock) (*store.Store, error) {
	if file := c.File(); file != "" {
		if err := private(file); err != nil {
			return nil, errors.New("the file of the database cannot be made: " + file)
		}
	}
	kept, err := store.Open(ctx, c.DSN.Reveal(), clk)
	if err != nil {
		return nil, fmt.Errorf("the database %s cannot be opened: %w", c.DSN, err)
	}
	return kept, nil
}

func private(file string) error {
	if err := os.MkdirAll(filepath.Dir(file), 0o700); err != nil {
		return err
	}
	f, err := os.OpenFile(file, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return err
	}
	return f.Close()
}
