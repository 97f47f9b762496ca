// Package sheet reads what the engines need from spreadsheets saved as CSV,
// and writes what they found so that a spreadsheet can open it safely.
//
// Reading is forgiving about form (separators, line ends, spelling of the
// column names) and strict about content: an unknown column, a reference to
// nobody or an authority that no longer exists is a Problem with its row and
// column, never a guess. All problems of a file are collected, so that a person
// mends them in one go.
//
// Rows are numbered as a spreadsheet shows them: the column names are
// usually row 1, blank rows count although they are skipped, and a cell may hold several lines.
package sheet
