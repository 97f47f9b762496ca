package surveying

import (
	"context"

	"tandem/internal/access"
	"tandem/internal/fault"
	"tandem/internal/store"
	rows "tandem/internal/store/surveying"
	"tandem/internal/survey"
)

// InstallInstruments publishes the instruments that come with the product. What
// is there already stays as it was published, so it can run at every start and
// in several copies at once.
func (a *App) InstallInstruments(ctx context.Context) error {
	err := a.installInstruments(ctx)
	if err != nil && fault.Of(err).Code == "duplicate" {
		return a.installInstruments(ctx) // another copy was faster
	}
	return err
}

func (a *App) installInstruments(ctx context.Context) error {
	return a.desk.Store.As(ctx, access.Actor{Role: access.Office}, func(tx *store.Tx) error {
		published, err := rows.In(tx).InstrumentVersions()
		if err != nil {
			return err
		}
		there := map[string]int64{}
		for _, v := range published {
			there[v.Key] = max(there[v.Key], v.Number)
		}
		for _, v := range survey.Shipped() {
			if there[v.Key] >= v.Number {
				continue
			}
			if err := publish(tx, v); err != nil {
				return err
			}
		}
		return nil
	})
}

// publish keeps a version, and the instrument with its first one.
func publish(tx *store.Tx, v survey.Version) error {
	i, err := rows.In(tx).Instrument(v.Key)
	if err != nil && fault.Of(err).Kind != fault.Missing {
		return err
	}
	if err != nil {
		i = survey.Instrument{ID: tx.NewID(), Key: v.Key, Title: v.Title, Audience: v.Audience, CreatedAt: tx.Now}
		if err := rows.In(tx).AddInstrument(i); err != nil {
			return err
		}
	}
	v.ID, v.InstrumentID, v.PublishedAt = tx.NewID(), i.ID, tx.Now
	if err := rows.In(tx).AddInstrumentVersion(v); err != nil {
		return err
	}
	return store.Audit(tx, "instrument.published", "instrument_version", v.ID, nil, v)
}

// Instruments reads the newest published version of each instrument.
func (a *App) Instruments(ctx context.Context, actor access.Actor) ([]survey.Version, error) {
	return store.Look(ctx, a.desk.Store, actor, newestVersions)
}

func newestVersions(tx *store.Tx) ([]survey.Version, error) {
	all, err := rows.In(tx).InstrumentVersions()
	var out []survey.Version
	for i, v := range all { // by key and number
		if i+1 == len(all) || all[i+1].Key != v.Key {
			out = append(out, v)
		}
	}
	return out, err
}
