package blossom_test

import (
	"slices"
	"testing"

	"tandem/internal/matching/blossom"
	"tandem/internal/matching/samples/graphs"
)

// decode reads any bytes as a graph: the number of vertices, how far weights
// are shifted, then three bytes an edge.
func decode(data []byte, limit int) (n int, edges []blossom.Edge) {
	if len(data) < 2 {
		return len(data), nil
	}
	n, shift := int(data[0])%(limit+1), data[1]%40
	if n < 2 {
		return n, nil
	}
	for e := range slices.Chunk(data[2:], 3) {
		if len(e) < 3 {
			break
		}
		u := int(e[0]) % n
		v := (u + 1 + int(e[1])%(n-1)) % n
		edges = append(edges, blossom.Edge{U: u, V: v, Weight: int64(int8(e[2])) << shift})
	}
	return n, edges
}

// encode is the opposite, for seeds; weights keep what fits into a byte.
func encode(n int, edges []blossom.Edge) []byte {
	data := []byte{byte(n), 0}
	for _, e := range edges {
		data = append(data, byte(e.U), byte((e.V-e.U-1+n)%n), byte(min(e.Weight, 127)))
	}
	return data
}

func addSeeds(add func([]byte), limit int) {
	add(nil)
	add([]byte{1})
	for _, family := range graphs.Families {
		n, edges := family.Make(1, limit)
		add(encode(n, edges[:min(len(edges), 200)]))
	}
	for seed := range uint64(20) {
		n, edges := randomGraph(seeded(seed, 13), limit)
		add(encode(n, edges[:min(len(edges), 200)]))
	}
}

func FuzzSolve(f *testing.F) {
	addSeeds(func(data []byte) { f.Add(data) }, 11)
	addSeeds(func(data []byte) { f.Add(data) }, 40)
	f.Fuzz(func(t *testing.T, data []byte) {
		n, edges := decode(data[:min(len(data), 2_000)], 60)
		for _, o := range objectives {
			if n <= 11 {
				provedBest(t, n, edges, o)
			}
			proved(t, n, edges, o)
		}
	})
}

// nasty numbers for places that take any.
var nasty = []int64{0, 1, -1, 2, 3, 4, -4, 7, 8, 1 << 31, 1 << 59, 1 << 61, 1 << 62, 1<<62 + 1, 1<<63 - 1, -1 << 63}

// forgery is a claim about a graph, to be changed until it lies.
type forgery struct {
	n        int
	heaviest []int64
	blossom.Matching
}

// spoil changes one number, as three bytes say.
func (f *forgery) spoil(kind, place, value byte) {
	number := nasty[int(value)%len(nasty)]
	if value >= 128 {
		number = int64(value) - 192
	}
	c := &f.Certificate
	vertex, set := int(place)%max(1, len(f.Mate)), int(place)%max(1, len(c.Blossoms))
	switch kind % 12 {
	case 0:
		c.Scale = number
	case 1:
		f.Size += int(number)
	case 2:
		f.Weight += number
	case 3:
		c.Blossoms = append(c.Blossoms, blossom.Blossom{Dual: number, Parent: int(place) - 2})
	case 4:
		c.Blossoms = c.Blossoms[:min(set, len(c.Blossoms))]
	case 5:
		f.Mate = f.Mate[:min(vertex, len(f.Mate))]
	case 6, 7:
		f.spoilSet(kind%12 == 6, set, number)
	default:
		f.spoilVertex(kind%12, vertex, number)
	}
}

func (f *forgery) spoilSet(dual bool, set int, number int64) {
	switch blossoms := f.Certificate.Blossoms; {
	case set >= len(blossoms):
	case dual:
		blossoms[set].Dual += number
	default:
		blossoms[set].Parent = int(number)
	}
}

func (f *forgery) spoilVertex(kind byte, vertex int, number int64) {
	if vertex >= len(f.Mate) {
		return
	}
	switch kind {
	case 8:
		f.Mate[vertex] = int(number)
	case 9:
		f.Certificate.Vertex[vertex] += number
	case 10:
		f.Certificate.Home[vertex] = int(number)
	case 11:
		f.part(vertex)
	}
}

// part separates a pair and keeps the books: only the duals can object.
func (f *forgery) part(vertex int) {
	mate := f.Mate[vertex]
	if mate < 0 || mate >= len(f.Mate) {
		return
	}
	f.Mate[vertex], f.Mate[mate] = -1, -1
	f.Size--
	f.Weight -= f.heaviest[vertex*f.n+mate]
}

func FuzzVerify(f *testing.F) {
	addSeeds(func(data []byte) {
		f.Add(data, []byte{1, 0, 200})
		f.Add(data, []byte{11, 1, 0, 9, 1, 200})
		f.Add(data, []byte{3, 0, 2, 10, 1, 0, 10, 2, 0, 10, 3, 0})
	}, 11)
	f.Fuzz(func(t *testing.T, data, changes []byte) {
		n, edges := decode(data[:min(len(data), 400)], 11)
		for _, o := range objectives {
			_, heaviest := matrix(n, edges)
			lie := forgery{n, heaviest, proved(t, n, edges, o)}
			for change := range slices.Chunk(changes, 3) {
				if len(change) == 3 {
					lie.spoil(change[0], change[1], change[2])
				}
			}
			m := lie.Matching
			if m.Certificate.Verify(n, edges, m, o) != nil {
				continue
			}
			want := brute(n, edges, o)
			if !want.same(optimum{m.Size, m.Weight}, o) || !adds(n, edges, m) {
				t.Fatalf("objective %d: %+v was proved, best are %d pairs of weight %d\n%s", o, m, want.size, want.weight, written(n, edges))
			}
		}
	})
}

// adds tells whether a matching is one and is as large and heavy as it claims.
func adds(n int, edges []blossom.Edge, m blossom.Matching) bool {
	joined, heaviest := matrix(n, edges)
	size, weight := 0, int64(0)
	for v, mate := range m.Mate {
		if mate == -1 {
			continue
		}
		if joined[v]&(1<<mate) == 0 || m.Mate[mate] != v {
			return false
		}
		size++
		weight += heaviest[v*n+mate]
	}
	return len(m.Mate) == n && size == 2*m.Size && weight == 2*m.Weight
}
