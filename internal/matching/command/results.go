package command

import "io"

// results are the flags for what a command for spreadsheets writes.
type results struct {
	CSV      string `name:"csv" placeholder:"FILE" help:"Write the result as CSV, - for the standard output."`
	JSON     string `name:"json" placeholder:"FILE" help:"Write the result as JSON with everything that proves it, - for the standard output."`
	Problems string `placeholder:"FILE" help:"Write all problems of the input to this file, a line each."`
	Progress bool   `help:"Report progress although the standard error is no terminal."`
}

// writable is a result that can be kept in a file.
type writable interface {
	WriteCSV(io.Writer) error
	WriteJSON(io.Writer) error
}

// outputs are the files that were asked for, and the text unless one of them
// takes its place on the standard output.
func (r results) outputs(result writable, text string) []output {
	files := []output{{r.CSV, result.WriteCSV}, {r.JSON, result.WriteJSON}}
	if !r.toStandard() {
		files = append(files, output{standard, texted(text)})
	}
	return files
}

func (r results) toStandard() bool { return r.CSV == standard || r.JSON == standard }

func (r results) written() bool { return r.CSV != "" || r.JSON != "" }

// apart refuses files that would destroy one another, among them others that
// the command writes.
func (r results) apart(inputs []string, others ...string) error {
	if r.CSV == standard && r.JSON == standard {
		return refuse("--csv and --json cannot both be -: write one of them to a file")
	}
	return separate(inputs, append(others, r.CSV, r.JSON, r.Problems)...)
}

func texted(text string) func(io.Writer) error {
	return func(w io.Writer) error { _, err := io.WriteString(w, text); return err }
}
