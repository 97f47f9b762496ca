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

// open makes the folder of an embedded database, readable by this user only,
// and opens the store.
func open(ctx context.Context, c config.Config, clk *clock.Clock) (*store.Store, error) {
	if file := c.File(); file != "" {
		if err := os.MkdirAll(filepath.Dir(file), 0o700); err != nil {
			return nil, errors.New("the folder of the database cannot be made: " + filepath.Dir(file))
		}
	}
	kept, err := store.Open(ctx, c.DSN.Reveal(), clk)
	if err != nil {
		return nil, fmt.Errorf("the database %s cannot be opened: %w", c.DSN, err)
	}
	return kept, nil
}
