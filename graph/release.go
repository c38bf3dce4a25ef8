//go:build ignore

// Takes the published schema as the one that clients rely on, and adds to the change log what it changed.
package main

import (
	"log"
	"os"
	"time"

	"github.com/duebook/duebook/ent/date"
	"github.com/duebook/duebook/graph/gentools"
	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"
)

const (
	published = "../frontend/schema/schema.graphql"
	released  = "testdata/released.graphql"
	changelog = "changes.md"
)

func main() {
	log.SetFlags(0)
	old, _ := load(released)
	now, text := load(published)
	today := date.Of(time.Now().UTC())
	changes := gentools.Changes(old, now, today)
	before, err := os.ReadFile(changelog)
	if err != nil {
		log.Fatal(err)
	}
	if err := os.WriteFile(changelog, []byte(gentools.Release(string(before), changes, today)), 0o644); err != nil {
		log.Fatal(err)
	}
	if err := os.WriteFile(released, text, 0o644); err != nil {
		log.Fatal(err)
	}
	log.Printf("%d changes", len(changes))
}

func load(path string) (*ast.Schema, []byte) {
	text, err := os.ReadFile(path)
	if err != nil {
		log.Fatal(err)
	}
	s, err := gqlparser.LoadSchema(&ast.Source{Name: path, Input: string(text)})
	if err != nil {
		log.Fatal(err)
	}
	return s, text
}
