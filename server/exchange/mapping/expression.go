package mapping

import (
	"errors"
	"fmt"
	"reflect"
	"strconv"
	"strings"

	"github.com/duebook/duebook/ent/date"
	"github.com/expr-lang/expr"
	"github.com/expr-lang/expr/ast"
	"github.com/expr-lang/expr/file"
	"github.com/expr-lang/expr/vm"
	"github.com/shopspring/decimal"
)

// environment is all an expression can see.
type environment struct {
	Cells []string `expr:"cells"`
}

// day is a date in an expression. It is no string, so that it can't be mixed up with text.
type day struct{ date date.Date }

// columnIndex finds a column by name; ok is false for an unknown one.
type columnIndex func(name string) (int, bool)

// columns turns column names into places, decimal literals into exact decimals, and refuses what reaches out of the row.
type columns struct {
	index columnIndex
	used  map[int]bool
	err   error
}

func (c *columns) fail(format string, args ...any) {
	if c.err == nil {
		c.err = fmt.Errorf(format, args...)
	}
}

// Visit implements ast.Visitor.
func (c *columns) Visit(node *ast.Node) {
	switch n := (*node).(type) {
	case *ast.IdentifierNode:
		if _, ok := functions[n.Value]; !ok {
			c.patch(node, n.Value)
		}
	case *ast.CallNode:
		id, ok := n.Callee.(*ast.IdentifierNode)
		if !ok {
			c.fail("only the functions of mappings can be called")
			return
		}
		if id.Value != "col" {
			return
		}
		if len(n.Arguments) == 1 {
			if name, ok := n.Arguments[0].(*ast.StringNode); ok {
				c.patch(node, name.Value)
				return
			}
		}
		c.fail(`col needs the name of a column in quotes, as in col("Customer Name")`)
	case *ast.FloatNode:
		d, err := decimal.NewFromString(strconv.FormatFloat(n.Value, 'f', -1, 64))
		if err != nil {
			c.fail("%v is not a decimal number", n.Value)
			return
		}
		ast.Patch(node, &ast.ConstantNode{Value: d})
		(*node).SetType(reflect.TypeFor[decimal.Decimal]())
	case *ast.MemberNode, *ast.SliceNode, *ast.ChainNode:
		c.fail("a value has no parts or methods; use the functions of mappings")
	case *ast.PredicateNode, *ast.PointerNode, *ast.MapNode, *ast.VariableDeclaratorNode, *ast.SequenceNode:
		c.fail("let, loops and maps are not part of mappings")
	case *ast.BinaryNode:
		switch n.Operator {
		case "..", "**", "^":
			c.fail("the operator %s is not part of mappings", n.Operator)
		}
	}
}

func (c *columns) patch(node *ast.Node, name string) {
	i, ok := c.index(name)
	if !ok {
		c.fail("there is no column %q", clip(name))
		return
	}
	c.used[i] = true
	ast.Patch(node, &ast.MemberNode{Node: &ast.IdentifierNode{Value: "cells"}, Property: &ast.IntegerNode{Value: i}})
}

// compile checks types and names. A condition answers a boolean, any other expression what a cell can hold.
func compile(source string, index columnIndex, condition bool, functions []expr.Option) (*vm.Program, map[int]bool, error) {
	if len(source) > 4000 {
		return nil, nil, errors.New("an expression has at most 4,000 characters")
	}
	v := &columns{index: index, used: make(map[int]bool)}
	options := append([]expr.Option{expr.Env(&environment{}), expr.DisableAllBuiltins(), expr.Patch(v)}, functions...)
	if condition {
		options = append(options, expr.AsBool())
	}
	program, err := expr.Compile(source, options...)
	if v.err != nil {
		return nil, nil, v.err
	}
	if err != nil {
		return nil, nil, errors.New(short(err))
	}
	if !condition {
		switch t := program.Node().Type(); t {
		case reflect.TypeFor[string](), reflect.TypeFor[int](), reflect.TypeFor[bool](), reflect.TypeFor[decimal.Decimal](), reflect.TypeFor[day]():
		default:
			if t != nil && t.Kind() == reflect.Float64 {
				return nil, nil, errors.New(`the result would not be exact; divide decimals, as in decimal("1") / 3`)
			}
			return nil, nil, fmt.Errorf("the result is a %v; a text, decimal, day, whole number or truth value is needed (are both sides of a choice of one type?)", t)
		}
	}
	return program, v.used, nil
}

// short is the first line of an expression error, without the picture of where.
func short(err error) string {
	var f *file.Error
	if errors.As(err, &f) {
		if f.Prev != nil {
			return clip(f.Prev.Error())
		}
		return fmt.Sprintf("%s (at character %d)", clip(f.Message), f.Column+1)
	}
	line, _, _ := strings.Cut(err.Error(), "\n")
	return clip(line)
}
