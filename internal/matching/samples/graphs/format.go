package graphs

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"strconv"

	"tandem/internal/matching/blossom"
)

// ErrFormat is what is wrong with a file that does not hold a graph.
var ErrFormat = errors.New("this is not a graph: a line with the numbers of vertices and edges must come first, then one line an edge with two vertices and the weight")

// Write writes a graph as text, for programs in other languages: a line with
// the number of vertices and of edges, then a line an edge with its two ends,
// counted from 0, and its weight.
func Write(w io.Writer, n int, edges []blossom.Edge) error {
	buffered := bufio.NewWriter(w)
	line := appendNumbers(nil, int64(n), int64(len(edges)))
	for _, e := range edges {
		if _, err := buffered.Write(line); err != nil {
			return err
		}
		line = appendNumbers(line[:0], int64(e.U), int64(e.V), e.Weight)
	}
	if _, err := buffered.Write(line); err != nil {
		return err
	}
	return buffered.Flush()
}

func appendNumbers(line []byte, numbers ...int64) []byte {
	for i, number := range numbers {
		if i > 0 {
			line = append(line, ' ')
		}
		line = strconv.AppendInt(line, number, 10)
	}
	return append(line, '\n')
}

// believed is how many edges Read makes room for because the first line says so.
const believed = 1 << 22

// Read reads what Write wrote. It returns ErrFormat when the text is not that,
// too short or too long; whether the edges fit the graph is for the solver to
// say.
func Read(r io.Reader) (int, []blossom.Edge, error) {
	words := bufio.NewScanner(r)
	words.Split(bufio.ScanWords)
	n, m, err := next(words), next(words), words.Err()
	if err != nil || n < 0 || m < 0 {
		return 0, nil, errors.Join(ErrFormat, err)
	}
	edges := make([]blossom.Edge, 0, min(m, believed))
	for range m {
		u, v := next(words), next(words)
		if u < 0 || v < 0 || !words.Scan() {
			return 0, nil, errors.Join(ErrFormat, words.Err())
		}
		weight, err := strconv.ParseInt(words.Text(), 10, 64)
		if err != nil {
			return 0, nil, fmt.Errorf("%w: %w", ErrFormat, err)
		}
		edges = append(edges, blossom.Edge{U: u, V: v, Weight: weight})
	}
	if words.Scan() {
		return 0, nil, ErrFormat
	}
	return n, edges, words.Err()
}

// next reads a count or a vertex; what is none is -1.
func next(words *bufio.Scanner) int {
	if !words.Scan() {
		return -1
	}
	number, err := strconv.Atoi(words.Text())
	if err != nil {
		return -1
	}
	return number
}

// Hash names a graph by its content: SHA-256 of what Write writes, its first
// 16 hexadecimal digits.
func Hash(n int, edges []blossom.Edge) string {
	sum := sha256.New()
	if err := Write(sum, n, edges); err != nil {
		panic(err) // a hash accepts everything
	}
	return hex.EncodeToString(sum.Sum(nil))[:16]
}
