package graph

// Resolver holds what resolvers call.
type Resolver struct{}
