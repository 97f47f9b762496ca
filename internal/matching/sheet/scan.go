package sheet

// scanner cuts text into rows of cells by the rules of RFC 4180, and beyond
// them as spreadsheets do: any of LF, CR LF and CR ends a row, quotes inside an
// unquoted cell are letters, and blanks may stand before an opening quote.
type scanner struct {
	text      []byte
	at        int
	separator byte
	number    int // of the row that row gave last
}

func (s *scanner) more() bool { return s.at < len(s.text) }

// row cuts the next row; the problem is a sentence about its quotes.
func (s *scanner) row() (cells []string, problem string) {
	s.number++
	for {
		cell, wrong := s.cell()
		if problem == "" {
			problem = wrong
		}
		if len(cells) <= 2*mostColumns { // no more is needed to refuse it
			cells = append(cells, cell)
		}
		if !s.more() || s.ended() {
			return cells, problem
		}
		s.at++ // the separator
		if !s.more() {
			return append(cells, ""), problem
		}
	}
}

// ended passes the end of a row if it stands there.
func (s *scanner) ended() bool {
	switch s.text[s.at] {
	case '\r':
		s.at++
		if s.more() && s.text[s.at] == '\n' {
			s.at++
		}
		return true
	case '\n':
		s.at++
		return true
	}
	return false
}

// cell cuts up to a separator or the end of the row, which it leaves.
func (s *scanner) cell() (cell, problem string) {
	start := s.at
	for s.more() && s.text[s.at] == ' ' {
		s.at++
	}
	if s.more() && s.text[s.at] == '"' {
		return s.quoted()
	}
	s.skip()
	return string(s.text[start:s.at]), ""
}

func (s *scanner) skip() {
	for s.more() && s.text[s.at] != s.separator && s.text[s.at] != '\n' && s.text[s.at] != '\r' {
		s.at++
	}
}

func (s *scanner) quoted() (cell, problem string) {
	var inside []byte
	for s.at++; s.more(); s.at++ {
		if s.text[s.at] != '"' {
			inside = append(inside, s.text[s.at])
			continue
		}
		if s.at+1 < len(s.text) && s.text[s.at+1] == '"' {
			s.at++
			inside = append(inside, '"')
			continue
		}
		s.at++
		after := s.at
		s.skip()
		if !isBlank(s.text[after:s.at]) {
			return string(inside), "has text after a closing quote: double the quotes inside a quoted cell (\"\")"
		}
		return string(inside), ""
	}
	return string(inside), "has an opening quote (\") without a closing one, so that the rest of the file is one cell"
}

func isBlank(b []byte) bool {
	for _, c := range b {
		if c != ' ' && c != '\t' {
			return false
		}
	}
	return true
}
