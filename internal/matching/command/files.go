package command

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"tandem/internal/matching/sheet"
	"tandem/internal/matching/wording"
)

// standard names standard input or output in place of a file.
const standard = "-"

// reading opens a file and reads it; every error is a sentence that names it.
func reading(file string, read func(io.Reader) error) error {
	if file == standard {
		return asked(read(os.Stdin))
	}
	f, err := os.Open(file)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return refuse(file + ": there is no such file")
	case errors.Is(err, fs.ErrPermission):
		return refuse(file + ": you may not read this file")
	case err != nil:
		return refuse(err.Error())
	}
	defer func() { _ = f.Close() }()
	if info, err := f.Stat(); err == nil && info.IsDir() {
		return refuse(file + ": is a folder; name a file in it")
	}
	return asked(read(f))
}

// asked makes what is wrong with an input the fault of whoever gave it.
func asked(err error) error {
	if already := (*Ending)(nil); err == nil || errors.As(err, &already) {
		return err
	}
	return refuse(err.Error())
}

// output is a file to be written, and how.
type output struct {
	file  string
	write func(io.Writer) error
}

// separate refuses to write over an input, to write two outputs into one file,
// and to read the standard input twice.
func separate(inputs []string, outputs ...string) error {
	seen := map[string]bool{}
	for _, file := range inputs {
		if file == standard && seen[standard] {
			return refuse("only one of the files can be -, the standard input")
		}
		if file != "" {
			seen[resolved(file)] = true
		}
	}
	for _, file := range outputs {
		if file == "" || direct(file) {
			continue
		}
		if seen[resolved(file)] {
			return refuse(file + ": would be written over: give the result a name of its own")
		}
		seen[resolved(file)] = true
	}
	return nil
}

// resolved is the one name of a file, behind links, even if it is not there yet.
func resolved(file string) string {
	if file == standard {
		return file
	}
	if behind, err := filepath.EvalSymlinks(file); err == nil {
		file = behind
	}
	if whole, err := filepath.Abs(file); err == nil {
		return whole
	}
	return file
}

// publish writes all outputs or none: each into a file beside its place, which
// takes the place at the end, unless somebody breaks off before. An output
// without a file is left out.
func publish(ctx context.Context, outputs ...output) error {
	var ready []string
	defer func() {
		for _, name := range ready {
			_ = os.Remove(name)
		}
	}()
	var places []string
	for _, out := range outputs {
		if out.file == "" || direct(out.file) {
			continue
		}
		place := resolved(out.file)
		name, err := beside(place, out.write)
		if name != "" {
			ready, places = append(ready, name), append(places, place)
		}
		if err != nil {
			return unwritable(out.file, err)
		}
	}
	if ctx.Err() != nil {
		return ctx.Err()
	}
	for i, place := range places {
		if err := os.Rename(ready[i], place); err != nil {
			return unwritable(place, err)
		}
	}
	return pass(outputs)
}

// unwritable names the file that was asked for, not the one beside it.
func unwritable(file string, err error) error {
	if inside := (*fs.PathError)(nil); errors.As(err, &inside) {
		err = inside.Err
	}
	return fmt.Errorf("%s cannot be written: %w", file, err)
}

// direct tells what cannot be replaced by another file: the standard output, a
// pipe, a device, a folder.
func direct(file string) bool {
	info, err := os.Stat(file)
	return file == standard || err == nil && !info.Mode().IsRegular()
}

// beside writes into a new file in the folder of its place. Only this
// user can read it: it holds names.
func beside(place string, write func(io.Writer) error) (name string, err error) {
	f, err := os.CreateTemp(filepath.Dir(place), ".tandem-*")
	if err != nil {
		return "", err
	}
	return f.Name(), errors.Join(write(f), f.Sync(), f.Close())
}

func pass(outputs []output) error {
	for _, out := range outputs {
		if out.file == "" || !direct(out.file) {
			continue
		}
		to := os.Stdout
		if out.file != standard {
			opened, err := os.OpenFile(out.file, os.O_WRONLY, 0)
			if err != nil {
				return unwritable(out.file, err)
			}
			defer func() { _ = opened.Close() }()
			to = opened
		}
		if err := out.write(to); err != nil {
			return unwritable(out.file, err)
		}
	}
	return nil
}

// shownProblems is how many problems are printed; the rest is counted.
const shownProblems = 20

// mend refuses an input with problems, and writes all of them into a file if
// one is named.
func mend(ctx context.Context, problems sheet.Problems, file string) error {
	if problems.Count() == 0 {
		return nil
	}
	if err := publish(ctx, output{file, problems.Write}); err != nil {
		return unable(err)
	}
	var lines []string
	for i, problem := range problems.List() {
		if i == shownProblems {
			break
		}
		lines = append(lines, problem.String())
	}
	last := wording.Count(problems.Count(), "problem", "problems") + "; nothing was done"
	if problems.Full() {
		last += "; reading stopped here, there may be more"
	}
	switch rest := problems.Count() - shownProblems; {
	case file != "":
		last += "; all of them are in " + file
	case rest > 0:
		last += fmt.Sprintf("; %s more are not shown: --problems FILE writes them all", wording.Thousands(rest))
	}
	return refuse(append(lines, last)...)
}
