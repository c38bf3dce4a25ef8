package migrate

import "embed"

// Files holds the versioned migrations of both databases, for goose.
//
//go:embed postgres/*.sql sqlite/*.sql
var Files embed.FS
