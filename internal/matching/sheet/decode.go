package sheet

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"unicode/utf16"
	"unicode/utf8"
)

// Largest is the size of a file, in bytes, above which it is not read.
const Largest = 64 << 20

// What a file can be instead of a table; each text is a whole sentence that
// says the way out.
var (
	ErrTooLarge = errors.New("the file is larger than 64 MB: a list of people is not; is it the right file?")
	ErrEmpty    = errors.New("the file is empty")
	ErrBinary   = errors.New("the file is not text: save it from the spreadsheet as \"CSV UTF-8\"")
	ErrWorkbook = errors.New("the file is a spreadsheet's own format (such as .xlsx or .ods): open it there and save it as \"CSV UTF-8\"")
)

var (
	markUTF8  = []byte{0xEF, 0xBB, 0xBF}
	markLE    = []byte{0xFF, 0xFE}
	markBE    = []byte{0xFE, 0xFF}
	zip       = []byte("PK\x03\x04")
	oldOffice = []byte{0xD0, 0xCF, 0x11, 0xE0}
)

// load reads a file whole, as UTF-8 without its mark, and names its encoding.
// Single bytes that are not UTF-8 are left for parse, which knows their row.
func load(r io.Reader) (text []byte, encoding string, err error) {
	text, err = io.ReadAll(io.LimitReader(r, Largest+1))
	switch {
	case err != nil:
		return nil, "", fmt.Errorf("the file cannot be read: %w", err)
	case len(text) > Largest:
		return nil, "", ErrTooLarge
	case bytes.HasPrefix(text, zip), bytes.HasPrefix(text, oldOffice):
		return nil, "", ErrWorkbook
	case bytes.HasPrefix(text, markLE):
		text, encoding = narrow(text[2:], binary.LittleEndian), "UTF-16"
	case bytes.HasPrefix(text, markBE):
		text, encoding = narrow(text[2:], binary.BigEndian), "UTF-16"
	case bytes.HasPrefix(text, markUTF8):
		text, encoding = text[3:], "UTF-8 with its mark"
	default:
		encoding = "UTF-8"
	}
	switch {
	case len(bytes.TrimSpace(text)) == 0:
		return nil, "", ErrEmpty
	case bytes.IndexByte(text, 0) >= 0:
		return nil, "", ErrBinary
	}
	return text, encoding, nil
}

// narrow turns UTF-16, which spreadsheets call "Unicode text", into UTF-8. Half
// a character becomes U+FFFD, which parse refuses by its row.
func narrow(wide []byte, order binary.ByteOrder) []byte {
	units := make([]uint16, 0, len(wide)/2)
	for ; len(wide) >= 2; wide = wide[2:] {
		units = append(units, order.Uint16(wide))
	}
	out := make([]byte, 0, len(units))
	for _, r := range utf16.Decode(units) {
		out = utf8.AppendRune(out, r)
	}
	return out
}
