// Package graph is the API: one SDL file, one resolver file and one test per noun. Resolvers unpack, make one call and
// return; rules live in the domain packages, rights in ent's policies and the verbs' first lines.
//
// A list's resolver looks at what is selected below it and loads the edges in one statement each (load.go), so that the
// number of statements does not depend on the number of rows.
package graph

//go:generate go run -mod=mod generate.go
