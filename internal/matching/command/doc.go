// Package command has the three commands for spreadsheets: tandem match, tandem
// select and tandem sets. Each is the flags, and what runs from them: files,
// engine, text, CSV and JSON. They need no settings and no database, which the
// rules for everything below matching hold them to; the program's main only
// names them.
package command
