// Package demo is a small generated schema with resolvers that are slow, large, failing or panicking on request. The
// transport's tests serve it.
package demo

//go:generate go run generate.go
