//go:build ignore

// Generates graph/gen, new resolver stubs, and the published schema that the browser app compiles against.
package main

import (
	"log"
	"os"
	"path/filepath"
	"time"

	"github.com/99designs/gqlgen/api"
	"github.com/99designs/gqlgen/codegen/config"
	"github.com/duebook/duebook/graph/gentools"
	"github.com/vektah/gqlparser/v2/formatter"
)

func main() {
	log.SetFlags(0)
	start := time.Now()
	if err := os.Chdir(".."); err != nil {
		log.Fatal(err)
	}
	cfg, err := config.LoadConfig("gqlgen.yml")
	if err != nil {
		log.Fatal(err)
	}
	if err := api.Generate(cfg); err != nil {
		log.Fatal(err)
	}
	exec := filepath.Join("graph", "gen", "exec.go")
	if err := gentools.Sequentialise(exec); err != nil {
		log.Fatal(err)
	}
	if err := gentools.Direct(exec, 300); err != nil {
		log.Fatal(err)
	}
	if err := gentools.Undefer(exec); err != nil {
		log.Fatal(err)
	}
	if err := gentools.Objects(exec, 150, 100); err != nil {
		log.Fatal(err)
	}
	if err := os.MkdirAll(filepath.Join("frontend", "schema"), 0o755); err != nil {
		log.Fatal(err)
	}
	f, err := os.Create(filepath.Join("frontend", "schema", "schema.graphql"))
	if err != nil {
		log.Fatal(err)
	}
	gentools.Describe(cfg.Schema)
	formatter.NewFormatter(f).FormatSchema(cfg.Schema)
	if err := f.Close(); err != nil {
		log.Fatal(err)
	}
	log.Printf("generated in %s", time.Since(start).Round(time.Second))
}
