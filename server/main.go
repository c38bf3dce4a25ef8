// Duebook is one system of record for receivables: an API, a browser app and a command line over one database.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"os/signal"
	"runtime/debug"
	"strings"
	"syscall"

	"github.com/alecthomas/kong"
	"github.com/duebook/duebook/server/fault"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	code := run(ctx, os.Args[1:], os.Stdout, os.Stderr)
	stop()
	os.Exit(code)
}

// run is the program as a function: 0 done, 1 refused or failed, 2 wrong usage.
func run(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(200)
	}
	var cli CLI
	exit := -1
	parser, err := kong.New(&cli, kong.Name("duebook"), kong.Description("Receivables, from the invoice to the money: API, browser app and command line over one database."),
		kong.Writers(stdout, stderr), kong.Exit(func(code int) { exit = code }), kong.UsageOnError(), kong.DefaultEnvars("DUEBOOK"),
		kong.Configuration(kong.JSON, "/etc/duebook.json", "~/.config/duebook.json"))
	if err != nil {
		_, _ = fmt.Fprintln(stderr, err)
		return 2
	}
	command, err := parser.Parse(args)
	if exit >= 0 { // --help
		return exit
	}
	if err != nil {
		parser.FatalIfErrorf(err)
		return 2
	}
	cli.out = output{ctx: ctx, stdout: stdout, stderr: stderr, json: cli.JSON}
	level := slog.LevelInfo
	if cli.Verbose {
		level = slog.LevelDebug
	}
	options := &slog.HandlerOptions{Level: level}
	var logs slog.Handler = slog.NewTextHandler(stderr, options)
	if cli.LogJSON {
		logs = slog.NewJSONHandler(stderr, options)
	}
	slog.SetDefault(slog.New(logs))
	if err := command.Run(&cli); err != nil {
		cli.out.fail(err)
		return 1
	}
	return 0
}

// errRefused ends a command with status 1 after it has said everything itself.
var errRefused = errors.New("refused")

func (o output) fail(err error) {
	if errors.Is(err, errRefused) {
		return
	}
	f := fault.As(err)
	if f.Code == fault.Internal {
		_, _ = fmt.Fprintln(o.stderr, "duebook:", err)
		return
	}
	field := ""
	if len(f.Field) > 0 {
		field = strings.Join(f.Field, ".") + ": "
	}
	_, _ = fmt.Fprintf(o.stderr, "duebook: %s%s\n", field, f.Message)
}
