package mapping

import (
	"github.com/goccy/go-yaml/lexer"
	"github.com/goccy/go-yaml/token"
)

const (
	maxFile    = 64 << 10
	maxNesting = 20
)

// guard refuses, before anything is parsed, what makes a YAML parser grow beyond the size of its input: deep nesting,
// anchors, aliases and tags, none of which a mapping needs.
func guard(data []byte) error {
	if len(data) > maxFile {
		return lineError{1, "a mapping has at most 64 KiB"}
	}
	depth, line, opened := 0, 0, 0
	for _, t := range lexer.Tokenize(string(data)) {
		if t.Position.Line != line {
			line, opened = t.Position.Line, 0
		}
		switch t.Type {
		case token.SequenceStartType, token.MappingStartType:
			depth++
		case token.SequenceEndType, token.MappingEndType:
			depth--
		case token.SequenceEntryType, token.MappingKeyType:
			opened++
		case token.AnchorType, token.AliasType, token.MergeKeyType:
			return lineError{line, "anchors and aliases are not part of mappings"}
		case token.TagType:
			return lineError{line, "tags are not part of mappings"}
		}
		if depth > maxNesting || opened > maxNesting || t.Position.Column > 8000 {
			return lineError{line, "this is nested too deep or too long a line for a mapping"}
		}
	}
	return nil
}
