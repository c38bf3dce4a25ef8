//go:build ignore

package main

import (
	"log"

	"github.com/99designs/gqlgen/api"
	"github.com/99designs/gqlgen/codegen/config"

	"github.com/duebook/duebook/graph/gentools"
)

func main() {
	log.SetFlags(0)
	c, err := config.LoadConfig("gqlgen.yml")
	if err != nil {
		log.Fatal(err)
	}
	if err := api.Generate(c); err != nil {
		log.Fatal(err)
	}
	if err := gentools.Sequentialise("generated.go"); err != nil {
		log.Fatal(err)
	}
}
