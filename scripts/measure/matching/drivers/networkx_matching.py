"""Times networkx' max_weight_matching on one graph, for scripts/bench matching.

    /usr/bin/python3 networkx_matching.py weight|cardinality RUNS FILE

The files and the lines written are those of lemon.cpp.
"""

import sys
import time

import networkx


def peak():
    with open("/proc/self/status", encoding="ascii") as status:
        for line in status:
            if line.startswith("VmHWM:"):
                return int(line.split()[1])
    return 0


def read(path):
    graph = networkx.Graph()
    with open(path, encoding="ascii") as lines:
        n = int(next(lines).split()[0])
        graph.add_nodes_from(range(n))
        for line in lines:
            u, v, weight = map(int, line.split())
            graph.add_edge(u, v, weight=weight)
    return graph


def main(objective, runs, path):
    graph = read(path)
    print("loaded", peak(), flush=True)
    for _ in range(int(runs)):
        begin = time.perf_counter_ns()
        pairs = networkx.max_weight_matching(graph, maxcardinality=objective == "cardinality")
        print("run", time.perf_counter_ns() - begin, flush=True)
    print("result", len(pairs), sum(graph[u][v]["weight"] for u, v in pairs))
    print("peak", peak())


main(*sys.argv[1:])
