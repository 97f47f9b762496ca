// Times LEMON's MaxWeightedMatching on one graph, for scripts/bench matching.
//
//   lemon plain|fractional weight|cardinality RUNS FILE
//
// FILE holds the numbers of vertices and edges, then two vertices and a weight
// for each edge. For "cardinality" every weight is raised by a constant so
// large that one more pair outweighs all else; this makes it the problem that
// the engine of Tandem solves, which has no such mode in LEMON except for
// complete matchings. What is timed begins when the graph is in LEMON's own
// structure and ends when the matching can be read. The lines written are the
// same for all drivers:
//
//   loaded KIB          the largest memory so far, with the graph and no solver
//   run NANOSECONDS     once a run
//   result PAIRS WEIGHT
//   peak KIB            the largest memory of the process
//   built NANOSECONDS   what it takes to make LEMON's graph of a list of edges,
//                       which is what the engine of Tandem begins with
#include <lemon/matching.h>
#include <lemon/smart_graph.h>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <limits>
#include <string>
#include <vector>

namespace {

using Graph = lemon::SmartGraph;
using Weights = Graph::EdgeMap<long long>;
using Matching = lemon::MaxWeightedMatching<Graph, Weights>;

[[noreturn]] void stop(const char* why) {
  std::fprintf(stderr, "lemon: %s\n", why);
  std::exit(1);
}

// Input is read number by number: the text is never in memory as a whole.
long long number(std::FILE* file) {
  long long value;
  if (std::fscanf(file, "%lld", &value) != 1) stop("the file is not a graph");
  return value;
}

void read(std::FILE* file, Graph& graph, Weights& weights) {
  const long long n = number(file), m = number(file);
  graph.reserveNode(static_cast<int>(n));
  graph.reserveEdge(static_cast<int>(m));
  for (long long i = 0; i < n; ++i) graph.addNode();
  for (long long i = 0; i < m; ++i) {
    const int u = static_cast<int>(number(file)), v = static_cast<int>(number(file));
    weights[graph.addEdge(graph.nodeFromId(u), graph.nodeFromId(v))] = number(file);
  }
}

// The constant that makes one more pair worth more than any weights: see Lift
// in internal/matching/blossom.
long long lift(const Graph& graph, const Weights& weights) {
  long long low = std::numeric_limits<long long>::max(), high = std::numeric_limits<long long>::min();
  for (Graph::EdgeIt e(graph); e != lemon::INVALID; ++e) {
    low = std::min(low, weights[e]);
    high = std::max(high, weights[e]);
  }
  return lemon::countEdges(graph) == 0 ? 0 : (high - low + 1) * (lemon::countNodes(graph) / 2 + 1) - low;
}

// The largest memory that this process has held. Not getrusage: that counts
// what the parent held when it started this program.
long peak() {
  std::FILE* status = std::fopen("/proc/self/status", "r");
  char line[256];
  long kib = 0;
  while (status && std::fgets(line, sizeof line, status))
    if (std::sscanf(line, "VmHWM: %ld kB", &kib) == 1) break;
  if (status) std::fclose(status);
  return kib;
}

struct Listed { int u, v; long long weight; };

// The median time of making a graph and its weights of a list of edges.
long long built(const Graph& graph, const Weights& weights, int runs) {
  std::vector<Listed> edges;
  for (Graph::EdgeIt e(graph); e != lemon::INVALID; ++e)
    edges.push_back({graph.id(graph.u(e)), graph.id(graph.v(e)), weights[e]});
  std::vector<long long> times;
  for (; runs > 0; --runs) {
    const auto begin = std::chrono::steady_clock::now();
    Graph copy;
    copy.reserveNode(lemon::countNodes(graph));
    copy.reserveEdge(static_cast<int>(edges.size()));
    for (int i = lemon::countNodes(graph); i > 0; --i) copy.addNode();
    for (const Listed& e : edges) copy.addEdge(copy.nodeFromId(e.u), copy.nodeFromId(e.v));
    Weights copied(copy);
    for (std::size_t i = 0; i < edges.size(); ++i) copied[copy.edgeFromId(static_cast<int>(i))] = edges[i].weight;
    const auto end = std::chrono::steady_clock::now();
    times.push_back(std::chrono::nanoseconds(end - begin).count());
  }
  std::sort(times.begin(), times.end());
  return times[times.size() / 2];
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 5) stop("usage: lemon plain|fractional weight|cardinality RUNS FILE");
  const bool fractional = argv[1] == std::string("fractional");
  const bool cardinality = argv[2] == std::string("cardinality");
  std::FILE* file = std::fopen(argv[4], "r");
  if (!file) stop("the file cannot be opened");
  Graph graph;
  Weights weights(graph);
  read(file, graph, weights);
  std::fclose(file);
  const long long raised = cardinality ? lift(graph, weights) : 0;
  for (Graph::EdgeIt e(graph); e != lemon::INVALID; ++e) weights[e] += raised;

  std::printf("loaded %ld\n", peak());
  int size = 0;
  long long weight = 0;
  const int all = std::atoi(argv[3]);
  for (int runs = all; runs > 0; --runs) {
    const auto begin = std::chrono::steady_clock::now();
    Matching matching(graph, weights);
    if (fractional) matching.fractionalInit(); else matching.init();
    matching.start();
    const auto end = std::chrono::steady_clock::now();
    std::printf("run %lld\n", static_cast<long long>(std::chrono::nanoseconds(end - begin).count()));
    std::fflush(stdout);
    size = matching.matchingSize();
    weight = matching.matchingWeight() - raised * size;
  }
  std::printf("result %d %lld\n", size, weight);
  std::printf("peak %ld\n", peak());
  std::printf("built %lld\n", built(graph, weights, std::max(3, all)));
}
