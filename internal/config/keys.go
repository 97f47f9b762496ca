package config

import (
	"encoding/hex"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"tandem/internal/clock"
	"tandem/internal/identity"
)

// variety is how many different characters a secret has at least: somebody's
// placeholder has fewer.
const variety = 8

func (s Settings) checkKeys(c *Config, p *Problems) {
	secret, given := material("JWT_SECRET", s.JWTSecret, s.JWTSecretFile, p)
	c.secret = secret
	if !given {
		if file := onDisk(s.DBDSN); s.Demo && file != "" {
			c.secretFile = file + ".secret"
		} else if !s.Demo || strings.HasPrefix(s.DBDSN.Reveal(), mysqlScheme) {
			p.add("JWT_SECRET", "is missing: give it or JWT_SECRET_FILE; make one with: openssl rand -hex 32")
		}
	}
	c.exportKey, _ = material("EXPORT_KEY", s.ExportKey, s.ExportKeyFile, p)
	if !c.exportKey.Empty() && c.exportKey.Reveal() == secret.Reveal() {
		p.add("EXPORT_KEY", "must not be JWT_SECRET: changing the secret would change every pseudonym")
	}
}

// PseudonymsFollowTheSecret tells whether nobody gave a key for the pseudonyms, so
// that they change with the secret.
func (c Config) PseudonymsFollowTheSecret() bool { return c.exportKey.Empty() }

// material takes a secret from the one place that was named.
func material(name string, value Secret, file string, p *Problems) (secret Secret, given bool) {
	if value.Empty() && file == "" {
		return Secret{}, false
	}
	if !value.Empty() && file != "" {
		p.add(name, "and "+name+"_FILE are both given: choose one")
		return Secret{}, true
	}
	if file != "" {
		text, err := os.ReadFile(file)
		if err != nil {
			p.add(name+"_FILE", "cannot be read")
			return Secret{}, true
		}
		value = NewSecret(strings.TrimRight(string(text), "\r\n"))
	}
	distinct := map[byte]bool{}
	for i := range len(value.Reveal()) {
		distinct[value.Reveal()[i]] = true
	}
	if len(value.Reveal()) < identity.MinSecret || len(distinct) < variety {
		p.add(name, "must be 32 bytes or more, drawn at random; make one with: openssl rand -hex 32")
	}
	return value, true
}

// Keys derives the keys of the program. The demo makes a secret of its own the
// first time and keeps it beside its file, so that people stay signed in when
// it starts again.
func (c Config) Keys(clk *clock.Clock) (identity.Keys, error) {
	secret := c.secret.Reveal()
	if secret == "" && c.Demo {
		var err error
		if secret, err = keptSecret(c.secretFile, clk); err != nil {
			return identity.Keys{}, err
		}
	}
	return identity.NewKeys([]byte(secret), []byte(c.exportKey.Reveal()))
}

func keptSecret(file string, clk *clock.Clock) (string, error) {
	fresh := hex.EncodeToString(clk.Bytes(identity.MinSecret))
	if file == "" { // a database in memory: nothing outlives the program
		return fresh, nil
	}
	kept, err := os.ReadFile(file)
	if err == nil {
		return strings.TrimSpace(string(kept)), nil
	}
	if !errors.Is(err, fs.ErrNotExist) {
		return "", errors.New("the demo's secret cannot be read: " + file)
	}
	if err := os.MkdirAll(filepath.Dir(file), 0o700); err != nil {
		return "", errors.New("the demo's secret cannot be kept: " + file)
	}
	if err := os.WriteFile(file, []byte(fresh+"\n"), 0o600); err != nil {
		return "", errors.New("the demo's secret cannot be kept: " + file)
	}
	return fresh, nil
}

// folderProblem tells why files cannot be made in a folder, or nothing. A
// folder that does not exist yet is judged by the one it would be made in.
func folderProblem(path string) string {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist) && filepath.Dir(path) != path:
		return folderProblem(filepath.Dir(path))
	case err != nil:
		return "cannot be read"
	case !info.IsDir():
		return "is not a folder"
	}
	trial, err := os.CreateTemp(path, ".tandem-*")
	if err != nil {
		return "cannot be written to"
	}
	_ = trial.Close()
	_ = os.Remove(trial.Name())
	return ""
}
