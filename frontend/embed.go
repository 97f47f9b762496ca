// Package frontend carries the built single-page app inside the program.
package frontend

import "embed"

// Dist holds what `npm run build` wrote: index.html, hashed assets and, beside
// each of them, its .br and .gz. In a checkout that was never built it holds
// only .gitkeep, so that the program always compiles.
//
//go:embed all:dist
var Dist embed.FS
