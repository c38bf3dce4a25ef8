package main

import (
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/alecthomas/kong"
	"github.com/goccy/go-yaml"
)

// configFiles are read when they exist, the later before the earlier.
var configFiles = []string{"/etc/duebook.yaml", "~/.config/duebook.yaml"}

// settings reads a configuration file, YAML or JSON: names of flags with their values, those of one command below its
// name. A flag on the command line or in the environment wins over the file.
func settings(r io.Reader) (kong.Resolver, error) {
	text, err := io.ReadAll(r)
	if err != nil {
		return nil, err
	}
	s := file{}
	if err := yaml.Unmarshal(text, &s); err != nil {
		return nil, fmt.Errorf("the configuration is not YAML with the names of flags: %s", yaml.FormatError(err, false, false))
	}
	return s, nil
}

type file map[string]any

// Validate refuses names that no flag has.
func (f file) Validate(app *kong.Application) error {
	return f.check(app.Node, "")
}

func (f file) check(node *kong.Node, path string) error {
	for name, value := range f {
		if i := slices.IndexFunc(node.Children, func(n *kong.Node) bool { return n.Name == name }); i >= 0 {
			below, ok := value.(map[string]any)
			if !ok {
				return fmt.Errorf("the configuration has %q, which is a command: write its flags below it", path+name)
			}
			if err := file(below).check(node.Children[i], path+name+"."); err != nil {
				return err
			}
			continue
		}
		if !slices.ContainsFunc(node.Flags, func(f *kong.Flag) bool { return f.Name == name }) {
			return fmt.Errorf("the configuration has %q, which is no flag or command; see duebook %s--help", path+name, strings.ReplaceAll(path, ".", " "))
		}
	}
	return nil
}

// Resolve is the file's value of a flag, nil when it has none or the environment has one.
func (f file) Resolve(_ *kong.Context, parent *kong.Path, flag *kong.Flag) (any, error) {
	for _, env := range flag.Envs {
		if _, set := os.LookupEnv(env); set {
			return nil, nil
		}
	}
	var path []string
	for n := parent.Node(); n != nil; n = n.Parent {
		if n.Type == kong.CommandNode {
			path = append(path, n.Name)
		}
	}
	section := map[string]any(f)
	for _, name := range slices.Backward(path) {
		section, _ = section[name].(map[string]any)
	}
	switch v := section[flag.Name].(type) {
	case nil, bool, string:
		return v, nil
	case []any:
		items := make([]string, len(v))
		for i, item := range v {
			items[i] = fmt.Sprint(item)
		}
		return strings.Join(items, ","), nil
	case map[string]any:
		return nil, fmt.Errorf("the configuration's value of %q has parts; write one value", flag.Name)
	default:
		return fmt.Sprint(v), nil
	}
}
