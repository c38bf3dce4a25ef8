// Duebook is one system of record for receivables: an API, a browser app and a command line over one database.
package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"math"
	"os"
	"os/signal"
	"runtime/debug"
	"slices"
	"strings"
	"syscall"

	"github.com/alecthomas/kong"
	"github.com/duebook/duebook/server/exchange/record"
	"github.com/duebook/duebook/server/fault"
	"github.com/mattn/go-isatty"
)

// Exit codes.
const (
	exitDone    = 0
	exitRefused = 1 // refused or failed
	exitUsage   = 2
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	code := run(ctx, os.Args[1:], os.Stdout, os.Stderr)
	stop()
	os.Exit(code)
}

// run is the program as a function of its arguments; it answers the exit code.
func run(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	collectSeldom(200)
	var cli CLI
	out := output{ctx: ctx, stdout: stdout, stderr: stderr, json: slices.Contains(args, "--json")}
	kinds := make([]string, 0, 12)
	for _, k := range record.Kinds() {
		kinds = append(kinds, string(k))
	}
	exit := -1
	parser, err := kong.New(&cli, kong.Name("duebook"), kong.Description("Receivables, from the invoice to the money: API, browser app and command line over one database."),
		kong.Writers(stdout, stderr), kong.Exit(func(code int) { exit = code }), kong.DefaultEnvars("DUEBOOK"), kong.Vars{"kinds": strings.Join(kinds, ",")},
		kong.ConfigureHelp(kong.HelpOptions{Compact: true, WrapUpperBound: 120}), kong.Configuration(settings, configFiles...))
	if err != nil {
		return out.misused(err)
	}
	command, err := parser.Parse(args)
	if exit >= 0 { // --help
		return exit
	}
	if err != nil {
		return out.misused(err)
	}
	out.json = cli.JSON
	cli.out = out
	slog.SetDefault(cli.logger())
	switch err := command.Run(&cli); {
	case err == nil:
		return exitDone
	case errors.As(err, new(errUsage)):
		return out.misused(err)
	default:
		out.fail(err)
		return exitRefused
	}
}

// collectSeldom lets the garbage wait until the heap has grown by so many percent, but not beyond a gigabyte, unless the
// environment says otherwise.
func collectSeldom(percent int) {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(percent)
	}
	if debug.SetMemoryLimit(-1) == math.MaxInt64 {
		debug.SetMemoryLimit(1 << 30)
	}
}

func (c *CLI) logger() *slog.Logger {
	level := slog.LevelInfo
	if c.Verbose {
		level = slog.LevelDebug
	}
	options := &slog.HandlerOptions{Level: level}
	format := c.LogFormat
	if format == "auto" {
		format = "json"
		if f, ok := c.out.stderr.(*os.File); ok && isatty.IsTerminal(f.Fd()) {
			format = "text"
		}
	}
	if format == "json" {
		return slog.New(slog.NewJSONHandler(c.out.stderr, options))
	}
	return slog.New(slog.NewTextHandler(c.out.stderr, options))
}

// errRefused ends a command with status 1 after it has said everything itself.
var errRefused = errors.New("refused")

// errUsage is a command that was given what it doesn't take.
type errUsage struct{ error }

func usage(format string, args ...any) error { return errUsage{fmt.Errorf(format, args...)} }

// failure is the one document of a command that failed.
type failure struct {
	Error struct {
		Code    string   `json:"code"`
		Message string   `json:"message"`
		Field   []string `json:"field,omitempty"`
	} `json:"error"`
}

func (o output) misused(err error) int {
	_, _ = fmt.Fprintf(o.stderr, "duebook: %v\nRun duebook --help, or duebook COMMAND --help.\n", err)
	o.document("USAGE", err.Error(), nil)
	return exitUsage
}

func (o output) fail(err error) {
	if errors.Is(err, errRefused) {
		return
	}
	f := fault.As(err)
	message := f.Message
	if f.Code == fault.Internal { // who runs the command is who can mend it
		message = err.Error()
	}
	field := ""
	if len(f.Field) > 0 {
		field = strings.Join(f.Field, ".") + ": "
	}
	_, _ = fmt.Fprintf(o.stderr, "duebook: %s%s\n", field, message)
	o.document(string(f.Code), message, f.Field)
}

func (o output) document(code, message string, field []string) {
	if !o.json {
		return
	}
	var doc failure
	doc.Error.Code, doc.Error.Message, doc.Error.Field = code, message, field
	enc := json.NewEncoder(o.stdout)
	enc.SetEscapeHTML(false)
	_ = enc.Encode(doc)
}
