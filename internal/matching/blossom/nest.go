package blossom

// nest is the forest of the odd sets of a certificate, ready to say which sets
// lie around two vertices at once. Paths are cut into heavy ones (Sleator and
// Tarjan 1983), so that no question takes more steps than the logarithm of the
// number of sets, however deep they are nested.
type nest struct {
	parent []int
	order  []int    // inner sets before the sets around them
	size   []int    // vertices, those of inner sets included
	depth  []int    // sets around it
	head   []int    // outermost set of its heavy path
	total  []uint64 // its dual and those of all sets around it
}

func newNest(home []int, blossoms []Blossom) (nest, error) {
	n := nest{parent: make([]int, len(blossoms)), size: make([]int, len(blossoms))}
	for b, blossom := range blossoms {
		if blossom.Parent < -1 || blossom.Parent >= len(blossoms) {
			return n, unproved("blossom %d lies in blossom %d, and there are %d", b, blossom.Parent, len(blossoms))
		}
		n.parent[b] = blossom.Parent
	}
	for v, b := range home {
		if b < -1 || b >= len(blossoms) {
			return n, unproved("the home of vertex %d is blossom %d, and there are %d", v, b, len(blossoms))
		}
		if b != -1 {
			n.size[b]++
		}
	}
	if err := n.climb(); err != nil {
		return n, err
	}
	return n, n.descend(blossoms)
}

// climb orders the sets from the inside and counts their vertices.
func (n *nest) climb() error {
	inner := make([]int, len(n.parent)) // sets directly inside and not yet ordered
	for _, parent := range n.parent {
		if parent != -1 {
			inner[parent]++
		}
	}
	n.order = make([]int, 0, len(n.parent))
	for b, count := range inner {
		if count == 0 {
			n.order = append(n.order, b)
		}
	}
	for i := 0; i < len(n.order); i++ {
		b := n.order[i]
		if n.size[b] < 3 || n.size[b]%2 == 0 {
			return unproved("blossom %d has %d vertices, and it takes an odd number of three or more", b, n.size[b])
		}
		if parent := n.parent[b]; parent != -1 {
			n.size[parent] += n.size[b]
			if inner[parent]--; inner[parent] == 0 {
				n.order = append(n.order, parent)
			}
		}
	}
	for b, count := range inner {
		if count > 0 {
			return unproved("blossom %d lies in itself", b)
		}
	}
	return nil
}

// descend adds up the duals from the outside and cuts the heavy paths.
func (n *nest) descend(blossoms []Blossom) error {
	k := len(n.parent)
	n.depth, n.head, n.total = make([]int, k), make([]int, k), make([]uint64, k)
	heavy := n.heaviest()
	for i := k - 1; i >= 0; i-- {
		b := n.order[i]
		if blossoms[b].Dual < 0 {
			return unproved("the dual of blossom %d is %d, which is below 0", b, blossoms[b].Dual)
		}
		n.head[b], n.total[b] = b, uint64(blossoms[b].Dual)
		if parent := n.parent[b]; parent != -1 {
			n.depth[b] = n.depth[parent] + 1
			n.total[b] += n.total[parent]
			if heavy[parent] == b {
				n.head[b] = n.head[parent]
			}
		}
		if n.total[b] > maxDual {
			return unproved("the duals of blossom %d and of those around it add up to more than 2^62", b)
		}
	}
	return nil
}

// heaviest gives the inner set of each set that has the most sets inside.
func (n *nest) heaviest() []int {
	within, heavy := make([]int, len(n.parent)), make([]int, len(n.parent))
	for b := range heavy {
		heavy[b] = -1
	}
	for _, b := range n.order {
		parent := n.parent[b]
		if parent == -1 {
			continue
		}
		within[parent] += within[b] + 1
		if heavy[parent] == -1 || within[b] > within[heavy[parent]] {
			heavy[parent] = b
		}
	}
	return heavy
}

// around gives the innermost set around two, or -1.
func (n *nest) around(a, b int) int {
	if a == -1 || b == -1 {
		return -1
	}
	for n.head[a] != n.head[b] {
		if n.depth[n.head[a]] < n.depth[n.head[b]] {
			a, b = b, a
		}
		if a = n.parent[n.head[a]]; a == -1 {
			return -1
		}
	}
	if n.depth[a] < n.depth[b] {
		return a
	}
	return b
}

// sum adds the dual of a set, or of none, and those of all around it.
func (n *nest) sum(set int) uint64 {
	if set == -1 {
		return 0
	}
	return n.total[set]
}

// dual is that of one set.
func (n *nest) dual(set int) uint64 { return n.total[set] - n.sum(n.parent[set]) }
